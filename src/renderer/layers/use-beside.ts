import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { addressNumber, addressText } from '../composables/use-address.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { besideSeries, chooseBeside, type ChosenRun } from './chosen-run.ts';

/** No second run. */
export const NOBODY = '';

/** The run beside the chosen one, as the address says: `?with=2-random&withLevel=0.9`. */
export function useBeside(chosen: ComputedRef<ChosenRun | undefined>) {
  const experiment = useExperimentStore();
  const strategy = addressText('with');
  const level = addressNumber('withLevel');

  const all = computed(() => experiment.comparison?.series ?? []);
  const candidates = computed(() => (chosen.value ? besideSeries(all.value, chosen.value) : []));
  const beside = computed(
    () =>
      chosen.value &&
      chooseBeside(all.value, chosen.value, { strategy: strategy.value, level: level.value }),
  );
  return {
    beside,
    candidates,
    seriesKey: computed({
      get: () => beside.value?.series.key ?? NOBODY,
      set: (key: string) => {
        strategy.value = key === NOBODY ? null : key;
        level.value = null;
      },
    }),
    level: computed({
      get: () => beside.value?.point.level ?? 0,
      set: (value: number) => {
        level.value = value;
      },
    }),
  };
}
