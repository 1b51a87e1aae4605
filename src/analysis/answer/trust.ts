import type { Answer } from '../../contract/answer.ts';
import type { ImportedStart } from '../../contract/imported-start.ts';
import type { RunRecord } from '../../contract/run.ts';
import { DENSE, isDense } from '../../contract/words.ts';
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

/**
 * Whether an imported network, as it came, is mostly no better than guessing. Fine-tuning may hide that: what
 * is compared then was trained by it alone.
 */
export function cameAtChance(
  records: readonly RunRecord[],
  importedStart: ImportedStart | null,
): boolean {
  const asItCame = records.filter(
    ({ strategy, metrics }) => strategy === DENSE && metrics !== null,
  );
  return (
    importedStart?.epochs === 0 &&
    share(asItCame, ({ condition }) => condition === 'at-chance') > 0.5
  );
}

function share(some: readonly RunRecord[], is: (run: RunRecord) => boolean): number {
  return some.length === 0 ? 0 : some.filter(is).length / some.length;
}
