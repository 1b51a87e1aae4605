import { shallowRef } from 'vue';
import type { ImportProgress } from '../../contract/uploads.ts';

/** Files on their way to the host, once at a time: how far they are, and how to give it up. */
export function useSending() {
  const progress = shallowRef<ImportProgress | null>(null);
  let givingUp = new AbortController();

  /** Sends what `act` sends; that the user gave it up is no failure. */
  async function unlessGivenUp(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    givingUp = new AbortController();
    const { signal } = givingUp;
    try {
      await act(signal);
    } catch (error) {
      // The user gave it up and knows.
      if (!signal.aborted) throw error;
    } finally {
      progress.value = null;
    }
  }

  return { progress, unlessGivenUp, giveUp: () => givingUp.abort() };
}
