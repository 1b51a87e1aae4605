/** How long something may last; milliseconds. */
interface Limit {
  /** After which it is said. */
  readonly toldMs: number;
  /** After which the process is ended. */
  readonly endMs: number;
}

/** What the host bears with in a child process. */
export interface HangLimits {
  /** No heartbeat comes: it was stopped, waits for its disk, or its memory is swapped out. */
  readonly silent: Limit;
  /** It lives, and its work does not get on: TensorFlow or a driver does not return, or a file is not read. */
  readonly stuck: Limit;
}

/**
 * A process that is swapped out may miss many a beat and come back. What TensorFlow does at one go, and
 * what is read at one go, takes a few seconds as a rule, tens of them for the largest chunks of steps that
 * were seen, and minutes on a machine that is short of memory; a hang costs a night, so that a quarter of
 * an hour is neither too short nor too long.
 */
export const HANG_LIMITS: HangLimits = {
  silent: { toldMs: 10_000, endMs: 60_000 },
  stuck: { toldMs: 5 * 60_000, endMs: 15 * 60_000 },
};
