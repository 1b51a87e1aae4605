import { computed } from 'vue';
import { drawableSpread } from '../../charts/band.ts';
import type { ComparisonPoint } from '../../contract/results.ts';
import { useCompareState } from './compare-state.ts';

/**
 * Whether the spread is drawn around means: where the reader says so, else where there are seeds enough.
 *
 * @param experiments the points of each experiment that is drawn
 */
export function useDrawnSpread(
  experiments: () => readonly (readonly Pick<ComparisonPoint, 'accuracy'>[])[],
) {
  const state = useCompareState();
  const drawable = computed(() => drawableSpread(...experiments()));
  const hasEnough = computed(() => drawable.value.hasEnough);
  return {
    /** The most seeds that any point is the mean of, in the experiment that has fewest. */
    seeds: computed(() => drawable.value.seeds),
    /** Enough of them for the spread to be drawn unasked. */
    hasEnough,
    drawn: computed(() => (state.drawn === 'usual' ? hasEnough.value : state.drawn === 'on')),
  };
}
