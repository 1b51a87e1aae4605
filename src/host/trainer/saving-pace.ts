/** When a checkpoint is worth its while. */
export interface SavingPace {
  /** Whether so much would be lost without one that it pays to save. */
  isDue(at: 'midway' | 'stage-end'): boolean;
  /** One was made and written, or tried to be, which took so many milliseconds. */
  saved(tookMs: number): void;
}

/** At the end of a stage, more work than this is worth saving whatever the clock says. */
const MOMENT_MS = 2000;

/**
 * Saving takes at most a twentieth of the time: a checkpoint of a large network on a slow disk takes
 * seconds, and the next one waits so many times longer.
 */
const TIMES_AS_LONG = 20;

/**
 * Midway through a training a checkpoint is due every so often, at a stage's end when more than a moment's
 * work would be lost.
 *
 * @param everyMs milliseconds from one checkpoint to the next
 * @param now milliseconds of a clock
 */
export function createSavingPace(everyMs: number, now: () => number): SavingPace {
  let since = now();
  let pauseMs = 0;
  return {
    isDue(at) {
      const leastMs = at === 'midway' ? everyMs : Math.min(everyMs, MOMENT_MS);
      return now() - since >= Math.max(leastMs, pauseMs);
    },
    saved(tookMs) {
      since = now();
      pauseMs = TIMES_AS_LONG * tookMs;
    },
  };
}
