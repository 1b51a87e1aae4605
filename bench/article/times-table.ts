import { median } from 'simple-statistics';
import { table, times, verdict } from '../tables.ts';
import type { Outcome } from './finished-run.ts';

/** How many times as fast as PyTorch with two threads the workbench is to be. */
const TARGET = 3.5;
const TARGET_AGAINST = 'PyTorch, two threads';

/** The median time of each contender, divided by that of the first, and its trainers' memory. */
export function timesTable(outcomes: readonly Outcome[]): string {
  const [ours] = outcomes;
  if (!ours) throw new Error('There is no contender.');
  return table(
    ['contender', 'median', 'each round', `as long as ${ours.id}`, 'target', 'trainer at most'],
    outcomes.map((outcome) => {
      const { id, sides } = outcome;
      const ratio = secondsOf(outcome) / secondsOf(ours);
      const peaks = sides.flatMap(({ trainerBytes }) => trainerBytes ?? []);
      return [
        id,
        `${secondsOf(outcome).toFixed(1)} s`,
        sides.map(({ seconds }) => seconds.toFixed(1)).join(', '),
        outcome === ours ? '' : times(ratio),
        id === TARGET_AGAINST ? verdict(ratio, TARGET) : '',
        peaks.length === 0 ? '-' : `${(Math.max(...peaks) / 1e6).toFixed(0)} MB`,
      ];
    }),
  );
}

function secondsOf({ sides }: Outcome): number {
  return median(sides.map(({ seconds }) => seconds));
}
