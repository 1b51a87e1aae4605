import type { ProcessUsage } from '../../contract/progress.ts';

/** A share of a processor is taken over so much time, at least. */
const OVER_MS = 1000;

/**
 * What this process takes of the machine. The returned function says it once in a while, and nothing in
 * between: it is asked again and again in the midst of other work.
 *
 * @param now milliseconds of a clock
 */
export function watchOwnUsage(now: () => number): () => ProcessUsage | undefined {
  let before = process.cpuUsage();
  let since = now();
  return () => {
    const over = now() - since;
    if (over < OVER_MS) return undefined;
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    since += over;
    return { processors: (user + system) / 1000 / over, residentBytes: process.memoryUsage.rss() };
  };
}
