import { mean } from 'simple-statistics';
import { table } from '../tables.ts';
import type { FinishedRun, Outcome } from './finished-run.ts';

/** Means over the seeds, a line for each strategy and level, both contenders beside each other. */
export function accuracyTable(ours: Outcome, pytorch: Outcome | null): string {
  const keyOf = ({ strategy, level }: FinishedRun) => `${strategy} ${String(level)}`;
  const theirs = Map.groupBy(runsOf(pytorch), keyOf);
  return table(
    ['run', 'seeds', 'one-shot', 'PyTorch', 'final', 'PyTorch'],
    [...Map.groupBy(runsOf(ours), keyOf)].map(([key, runs]) => {
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

/** Of its first round: the others are to give the same. */
function runsOf(outcome: Outcome | null): readonly FinishedRun[] {
  return outcome?.sides[0]?.runs ?? [];
}

function meanOf(accuracies: readonly (number | null)[]): string {
  const known = accuracies.filter((accuracy) => accuracy !== null);
  return known.length === 0 ? '-' : `${(100 * mean(known)).toFixed(2)} %`;
}
