import type { Choice } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';

export interface Levels {
  readonly levels: readonly number[];
  /** The levels are sparsities that were asked for, not the strategy's own, such as thresholds. */
  readonly areSparsities: boolean;
}

/** At which levels a strategy is run: its own, where it has such, else the document's sparsities. */
export function levelsOf(choice: Choice, sparsities: readonly number[]): Levels {
  const strategy = getStrategy(choice.id);
  const own = strategy.levels?.(parametersOf(choice, strategy));
  return own ? { levels: own, areSparsities: false } : { levels: sparsities, areSparsities: true };
}
