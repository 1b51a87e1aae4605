/** Work of one call to the runner, in milliseconds: short enough to cancel, long enough to be cheap. */
const USUAL_MS = 200;
const LONGEST_MS = 300;
/** A chunk is at most so many times as long as the one before, which may have been a slow start. */
const GROWTH = 4;

/** The chunk before. */
export interface TakenChunk {
  readonly steps: number;
  readonly milliseconds: number;
}

/**
 * How many steps to take next, of `left` that are left in the epoch: it is divided into equal parts
 * of about 0.1 to 0.3 seconds, or is one part where it is shorter. At least 1, and 1 at the start.
 */
export function nextChunkSteps(before: TakenChunk | null, left: number): number {
  if (before === null) return 1;
  const milliseconds = (left * before.milliseconds) / before.steps;
  const parts = Math.max(
    1,
    Math.round(milliseconds / USUAL_MS),
    Math.ceil(milliseconds / LONGEST_MS),
  );
  return Math.max(1, Math.min(GROWTH * before.steps, Math.ceil(left / parts)));
}
