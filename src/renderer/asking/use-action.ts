import { ref, shallowRef } from 'vue';
import type { ComputedRef, Ref } from 'vue';
import { useConnection } from '../wire/connection.ts';
import { failureOf } from '../wire/failure.ts';
import type { Failure } from '../wire/failure.ts';
import { useToldFailure } from '../reader/use-told.ts';

/** Something the user can do that takes a moment and may be refused. */
export interface Action<A extends unknown[]> {
  readonly run: (...args: A) => Promise<void>;
  readonly busy: Readonly<Ref<boolean>>;
  /** Why the last attempt failed; null when it went well or is under way. */
  readonly failure: ComputedRef<Failure | null>;
  /** Takes the failure back, because what it was about has changed. */
  readonly forget: () => void;
}

/** Wraps a call of the workbench so that it runs once at a time and its failure can be shown. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const { state } = useConnection();
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);

  async function run(...args: A): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await act(...args);
    } catch (error) {
      failure.value = failureOf(error, state.value === 'open');
    } finally {
      busy.value = false;
    }
  }
  function forget(): void {
    failure.value = null;
  }
  return { run, busy, failure: useToldFailure(failure), forget };
}
