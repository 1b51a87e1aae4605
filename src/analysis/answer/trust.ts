import type { Answer } from '../../contract/answer.ts';
import type { RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';
import type { RunIndex } from './costs.ts';

/** So much of what was pruned must have learnt nothing before nothing is recommended at all. */
const NEARLY_ALL = 0.9;

/**
 * Why nothing may be recommended, whatever the figures are: null where there is no such reason. A dense
 * network that has not learnt says nothing of what pruning costs, nor does a fine-tuning that wrecks nearly all.
 */
export function distrust(
  records: readonly RunRecord[],
  { referenceByRepeat }: RunIndex,
): Answer['verdict'] | null {
  const reference = [...referenceByRepeat.values()];
  const share = (some: readonly RunRecord[], is: (run: RunRecord) => boolean) =>
    some.length === 0 ? 0 : some.filter(is).length / some.length;
  const dense = records.filter(({ strategy }) => isDense(strategy));
  if (dense.some(({ condition }) => condition === 'not-finite')) return 'reference-not-finite';
  const known = reference.filter(({ metrics }) => metrics !== null);
  if (share(known, ({ condition }) => condition === 'at-chance') > 0.5) {
    return 'reference-at-chance';
  }
  const pruned = records.filter(
    ({ strategy, metrics, condition }) =>
      !isDense(strategy) && (metrics !== null || condition !== null),
  );
  return share(pruned, ({ condition }) => condition !== null) >= NEARLY_ALL ? 'wrecked' : null;
}
