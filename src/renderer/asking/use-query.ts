import { shallowRef, watch } from 'vue';
import type { ComputedRef, ShallowRef } from 'vue';
import { useConnection } from '../wire/connection.ts';
import type { WorkbenchClient } from '../wire/connection.ts';
import { failureOf } from '../wire/failure.ts';
import type { Failure } from '../wire/failure.ts';
import { useToldFailure } from '../reader/use-told.ts';

/** What was asked of the workbench: the answer as far as it is known, and why it is not. */
export interface Query<T> {
  /** The latest answer; undefined until there is one. It stays while a newer one is on its way. */
  readonly data: Readonly<ShallowRef<T | undefined>>;
  readonly failure: ComputedRef<Failure | null>;
  /** Asks again. */
  readonly reload: () => Promise<void>;
}

/**
 * Asks when `key` changes and whenever the connection comes back. Answers to an earlier question
 * that arrive late are dropped.
 *
 * @param key what is asked about; undefined asks nothing
 */
export function useQuery<K, T>(
  key: () => K | undefined,
  ask: (client: WorkbenchClient, key: K) => Promise<T>,
): Query<T> {
  const { client, epoch, state } = useConnection();
  const data = shallowRef<T>();
  const failure = shallowRef<Failure | null>(null);
  let asked = 0;

  async function reload(): Promise<void> {
    const about = key();
    const turn = ++asked;
    if (about === undefined) return;
    try {
      const answer = await ask(client, about);
      if (turn !== asked) return;
      data.value = answer;
      failure.value = null;
    } catch (error) {
      if (turn !== asked) return;
      const reason = failureOf(error, state.value === 'open');
      if (reason.kind !== 'lost') failure.value = reason;
    }
  }

  watch(
    key,
    () => {
      data.value = undefined;
      failure.value = null;
    },
    { flush: 'sync' },
  );
  watch(
    [key, epoch] as const,
    ([, epochNow]) => {
      if (epochNow > 0) void reload();
    },
    { immediate: true },
  );
  return { data, failure: useToldFailure(failure), reload };
}
