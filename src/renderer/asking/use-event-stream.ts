import { useDebounceFn } from '@vueuse/core';
import { shallowRef, watch } from 'vue';
import type { ComputedRef } from 'vue';
import { failureOf } from '../wire/failure.ts';
import type { Failure } from '../wire/failure.ts';
import { useToldFailure } from '../reader/use-told.ts';
import { useConnection } from '../wire/connection.ts';

/** Events are handed on at most this often, so that a burst draws the screen once. */
const BATCH_MS = 250;

/** What to watch. */
export interface EventStreamOptions<K, E> {
  /** What is watched; a change starts anew, undefined watches nothing. */
  readonly key: () => K | undefined;
  readonly open: (key: K, signal: AbortSignal) => Promise<AsyncIterable<E>>;
  /** Called with what has arrived since the last call, oldest first. */
  readonly receive: (events: readonly E[], key: K) => void;
}

/**
 * Watches an event stream for as long as the component or store lives, and opens it again whenever
 * the connection comes back.
 *
 * @returns why watching failed while the connection was there; null when it goes well
 */
export function useEventStream<K, E>(
  options: EventStreamOptions<K, E>,
): {
  readonly failure: ComputedRef<Failure | null>;
} {
  const { epoch, state } = useConnection();
  const failure = shallowRef<Failure | null>(null);

  watch(
    [options.key, epoch] as const,
    ([key, epochNow], _before, onCleanup) => {
      failure.value = null;
      if (key === undefined || epochNow === 0) return;
      const stop = new AbortController();
      onCleanup(() => {
        stop.abort();
      });
      void follow(key, stop.signal);
    },
    { immediate: true },
  );

  async function follow(key: K, signal: AbortSignal): Promise<void> {
    let waiting: E[] = [];
    const handOver = () => {
      if (waiting.length === 0 || signal.aborted) return;
      const events = waiting;
      waiting = [];
      options.receive(events, key);
    };
    const handOverSoon = useDebounceFn(handOver, BATCH_MS, { maxWait: BATCH_MS });
    try {
      for await (const event of await options.open(key, signal)) {
        waiting.push(event);
        void handOverSoon();
      }
      handOver();
    } catch (error) {
      if (signal.aborted) return;
      const reason = failureOf(error, state.value === 'open');
      if (reason.kind !== 'lost') failure.value = reason;
    }
  }

  return { failure: useToldFailure(failure) };
}
