import { mean } from 'simple-statistics';
import { table } from '../tables.ts';
import type { FinishedRun, Side } from './finished-run.ts';

/** Means over the seeds, a line for each strategy and level, both sides beside each other. */
export function accuracyTable(ours: Side, pytorch: Side | null): string {
  const keyOf = ({ strategy, level }: FinishedRun) => `${strategy} ${String(level)}`;
  const theirs = Map.groupBy(pytorch?.runs ?? [], keyOf);
  return table(
    ['run', 'seeds', 'one-shot', 'PyTorch', 'final', 'PyTorch'],
    [...Map.groupBy(ours.runs, keyOf)].map(([key, runs]) => {
      const same = theirs.get(key) ?? [];
      return [
        key,
        String(runs.length),
        meanOf(runs.map(({ oneShotAccuracy }) => oneShotAccuracy)),
        meanOf(same.map(({ oneShotAccuracy }) => oneShotAccuracy)),
        meanOf(runs.map(({ accuracy }) => accuracy)),
        meanOf(same.map(({ accuracy }) => accuracy)),
      ];
    }),
  );
}

function meanOf(accuracies: readonly (number | null)[]): string {
  const known = accuracies.filter((accuracy) => accuracy !== null);
  return known.length === 0 ? '-' : `${(100 * mean(known)).toFixed(2)} %`;
}
