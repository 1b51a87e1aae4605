import { computed } from 'vue';
import type { ComparisonPoint } from '../../contract/results.ts';
import { useCompareState } from './compare-state.ts';

/** With fewer seeds than this, intervals are so wide that they hide what they are about. */
const SEEDS_TO_DRAW = 4;

/** Whether the spread is drawn around means: where the reader says so, else where there are seeds enough. */
export function useDrawnSpread(points: () => readonly Pick<ComparisonPoint, 'accuracy'>[]) {
  const state = useCompareState();
  /** The most seeds that any point is the mean of. */
  const seeds = computed(() => Math.max(0, ...points().map(({ accuracy }) => accuracy.n)));
  const hasEnough = computed(() => seeds.value >= SEEDS_TO_DRAW);
  return {
    seeds,
    /** Enough of them for the spread to be drawn unasked. */
    hasEnough,
    drawn: computed(() => (state.drawn === 'usual' ? hasEnough.value : state.drawn === 'on')),
  };
}
