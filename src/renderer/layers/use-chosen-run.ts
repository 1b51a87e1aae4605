import { useRouteQuery } from '@vueuse/router';
import { computed } from 'vue';
import { useExperimentStore } from '../stores/experiment.ts';
import { chooseRun } from './chosen-run.ts';

/** The run that is looked into, as the address says: `?strategy=1-magnitude&level=0.9&seed=0`. */
export function useChosenRun() {
  const experiment = useExperimentStore();
  const strategy = useRouteQuery<string | null>('strategy', null);
  const level = useRouteQuery<string | null>('level', null);
  const seed = useRouteQuery<string | null>('seed', null);

  const chosen = computed(() =>
    chooseRun(experiment.comparison?.series ?? [], {
      strategy: strategy.value,
      level: numberOf(level.value),
      seed: numberOf(seed.value),
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
        level.value = String(value);
      },
    }),
    seed: computed({
      get: () => chosen.value?.run.seed ?? 0,
      set: (value: number) => {
        seed.value = String(value);
      },
    }),
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
