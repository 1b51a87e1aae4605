import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work, in milliseconds, before messages and cancelling get their turn. */
const STRETCH_MS = 150;

/** Called between pieces of work; see {@link createBreather}. */
export type Breathe = () => Promise<void>;

/**
 * Work on tensors blocks the event loop. Awaiting the returned function between pieces of work
 * hands over now and then, and rejects with the signal's reason once it is aborted.
 *
 * @param standStill asked whenever it hands over: work goes on once what it returns is resolved.
 */
export function createBreather(
  signal: AbortSignal,
  standStill: () => Promise<void> | undefined = () => undefined,
): Breathe {
  let handedOver = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - handedOver < STRETCH_MS) return;
    await setImmediate();
    await standStill();
    handedOver = performance.now();
    signal.throwIfAborted();
  };
}
