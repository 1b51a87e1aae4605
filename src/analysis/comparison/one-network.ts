import type { RunMetrics } from '../../contract/run.ts';
import type { Spread } from '../../contract/results.ts';

/**
 * Whether the runs of several seeds are all of one network: accuracy and loss are equal to the last digit.
 * It is so where an imported network is taken as it is and nothing is drawn by chance. Such runs are one
 * observation, made again and again, and no repetitions.
 */
export function areOneNetwork(runs: readonly Pick<RunMetrics, 'accuracy' | 'loss'>[]): boolean {
  const [first, ...others] = runs;
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every(({ accuracy, loss }) => accuracy === first.accuracy && loss === first.loss)
  );
}

/** What was observed once has neither deviation nor interval: over its repeats both would be zero, and promise
 * what they cannot. */
export function withoutInterval<T extends Spread | null>(spread: T): T {
  return spread && { ...spread, sd: null, halfWidth: null };
}
