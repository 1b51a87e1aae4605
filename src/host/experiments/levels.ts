import { withoutLevels as withoutParameter } from '../../analysis/comparison/document-series.ts';
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
  const { levels: own } = strategy;
  const levels = own ? (parametersOf(choice, strategy)[own.parameter] as readonly number[]) : [];
  return levels.length > 0
    ? { levels, areSparsities: false }
    : { levels: sparsities, areSparsities: true };
}

/** The choice as it holds for each of its runs, whatever other levels the document lists. */
export function withoutLevels(choice: Choice): Choice {
  return withoutParameter(choice, getStrategy(choice.id).levels?.parameter);
}
