/** The file descriptor on which a child process sends its heartbeat; 0 to 2 are usual, 3 has messages. */
export const HEARTBEAT_FD = 4;

/** From one beat to the next, in milliseconds. */
export const BEAT_MS = 500;

/** The two kinds of beat, a byte each. */
export const BEAT = {
  /** The process lives. */
  alive: 0,
  /** Since the last beat its main thread got on with its work, too. */
  gotOn: 1,
} as const;
