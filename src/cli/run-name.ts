import { repeatOf } from '../contract/run.ts';
import type { RunRecord } from '../contract/run.ts';
import { isDense } from '../contract/words.ts';

/** What a line of progress calls a run: `magnitude 0.8 (scope layer), seed 1`. */
export function runName(
  run: Pick<RunRecord, 'strategy' | 'sparsity' | 'parameters' | 'seed' | 'fold'>,
) {
  const level = run.sparsity === null ? '' : ` ${Number(run.sparsity.toFixed(4))}`;
  const parameters = Object.entries(run.parameters).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const detail = parameters.length === 0 ? '' : ` (${parameters.join(', ')})`;
  return `${run.strategy}${isDense(run.strategy) ? '' : level}${detail}, seed ${repeatOf(run)}`;
}
