import fc from 'fast-check';
import type { FuzzReader } from './reader.ts';

/** What came of trying a reader. */
export interface Tried {
  readonly runs: number;
  readonly seconds: number;
  /** The slowest case, in seconds by the clock. */
  readonly slowest: number;
  /** By how much memory grew beyond what the reader takes anyway. */
  readonly growthBytes: number;
  /** What went wrong; null where nothing did. */
  readonly fault: string | null;
}

/** Beyond what it takes to begin with, damaged files may cost a reader no more than this. */
const MAX_GROWTH_BYTES = 2 ** 30;
/** Cases until all is loaded that a reader needs. */
const WARM_UP = 20;
const SHOWN = 2000;

/** @param onCase is called before each case */
export async function runReader(
  { property }: FuzzReader,
  runs: number,
  seed: number,
  onCase: () => void,
): Promise<Tried> {
  const tried = await property();
  await fc.check(tried, { seed, numRuns: Math.min(runs, WARM_UP) });
  const before = maxRss();
  const started = performance.now();
  let [last, slowest] = [started, 0];
  const watched = tried.beforeEach(() => {
    const now = performance.now();
    slowest = Math.max(slowest, now - last);
    last = now;
    onCase();
  });
  const details = await fc.check(watched, { seed, numRuns: runs });
  const growthBytes = maxRss() - before;
  const isLarge = growthBytes > MAX_GROWTH_BYTES;
  return {
    runs: details.numRuns,
    seconds: (performance.now() - started) / 1000,
    slowest: Math.max(slowest, performance.now() - last) / 1000,
    growthBytes,
    fault: details.failed ? faultOf(details) : isLarge ? 'It took more memory than it may.' : null,
  };
}

function maxRss(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function faultOf({ counterexample, counterexamplePath, errorInstance }: fc.RunDetails<[unknown]>) {
  const error = errorInstance instanceof Error ? errorInstance : new Error(String(errorInstance));
  const shown = fc.stringify(counterexample).slice(0, SHOWN);
  return `${error.stack ?? error.message}\n  with ${shown}\n  (path ${counterexamplePath ?? '?'})`;
}
