import { computed } from 'vue';
import { compressionPlaces } from '../../charts/at-place.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useCompareState } from './compare-state.ts';

/** The compression at which strategies are set beside each other; the address keeps it for all panels. */
export function useComparedPlace(series: () => readonly ComparisonSeries[]) {
  const figures = useFigures();
  const state = useCompareState();
  const places = computed(() => compressionPlaces({ series: [...series()] }));
  return {
    places,
    place: computed({
      // A high compression tells strategies apart, so the highest is where the look begins.
      get: () => {
        const { beside } = state;
        const near = (at: number) => Math.abs(Math.log(at / (beside ?? at)));
        const [nearest] = places.value.toSorted((a, b) => near(a) - near(b));
        return (beside === null ? places.value.at(-1) : nearest) ?? 1;
      },
      set: (value: number) => {
        state.beside = value === places.value.at(-1) ? null : Number(value.toPrecision(3));
      },
    }),
    choices: computed(() =>
      places.value.map((value) => ({ value, label: figures.value.times(value) })),
    ),
  };
}
