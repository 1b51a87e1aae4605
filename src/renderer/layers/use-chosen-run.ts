import { computed } from 'vue';
import { repeatOf } from '../../contract/run.ts';
import { addressNumber, addressText } from '../composables/use-address.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { chooseRun } from './chosen-run.ts';

/** The run that is looked into, as the address says: `?strategy=1-magnitude&level=0.9&seed=0`. */
export function useChosenRun() {
  const experiment = useExperimentStore();
  const strategy = addressText('strategy');
  const level = addressNumber('level');
  const seed = addressText('seed');

  const chosen = computed(() =>
    chooseRun(experiment.comparison?.series ?? [], {
      strategy: strategy.value,
      level: level.value,
      seed: seed.value,
    }),
  );
  return {
    chosen,
    seriesKey: computed({
      get: () => chosen.value?.series.key ?? '',
      set: (key: string) => {
        strategy.value = key;
      },
    }),
    level: computed({
      get: () => chosen.value?.point.level ?? 0,
      set: (value: number) => {
        level.value = value;
      },
    }),
    seed: computed({
      get: () => (chosen.value === undefined ? '' : repeatOf(chosen.value.run)),
      set: (value: string) => {
        seed.value = value;
      },
    }),
  };
}
