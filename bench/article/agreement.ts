import { mean } from 'simple-statistics';
import type { FinishedRun, Outcome } from './finished-run.ts';

/** Threads divide sums otherwise, and training makes more of it: as much as a few of 10,000 images. */
const MOST_APART = 0.005;

/**
 * Says how far the accuracies of two ways to do the same runs are apart, as means over the seeds.
 *
 * @throws Error where it is more than rounding explains, or where they did not do the same runs.
 */
export function requireAgreement([one, other]: readonly Outcome[]): string {
  if (!one || !other) return 'There are no two forms of PyTorch to compare.';
  const [first, second] = [meansOf(one), meansOf(other)];
  const keys = [...new Set([...first.keys(), ...second.keys()])];
  const apart = Math.max(
    ...keys.map((key) => Math.abs((first.get(key) ?? NaN) - (second.get(key) ?? NaN))),
  );
  const text = `${one.id} and ${other.id} are at most ${(100 * apart).toFixed(2)} percentage points apart.`;
  if (!(apart <= MOST_APART)) throw new Error(`They do not agree: ${text}`);
  return text;
}

/** Mean final accuracy of each strategy and level. */
function meansOf({ sides }: Outcome): Map<string, number> {
  const keyOf = ({ strategy, level }: FinishedRun) => `${strategy} ${String(level)}`;
  const runs = sides.flatMap((side) => side.runs);
  return new Map(
    [...Map.groupBy(runs, keyOf)].map(([key, same]) => [
      key,
      mean(same.map(({ accuracy }) => accuracy)),
    ]),
  );
}
