/** Shared with the thread that sends the heartbeat, which this thread may be too busy to answer. */
const count = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Notes that this process got on with its work. To be called between pieces of it: what lies between
 * two calls may take as long as `HangLimits.stuck` allows, and longer is taken for a hang.
 */
export function gotOn(): void {
  Atomics.add(count, 0, 1);
}

/** The memory in which the calls of `gotOn` are counted. */
export function stepCount(): Int32Array<SharedArrayBuffer> {
  return count;
}
