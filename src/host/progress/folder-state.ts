import { EventPublisher } from '@orpc/server';
import type { FolderState } from '../../contract/waiting.ts';

/** Tells how it stands with the data folder, to whoever watches: it needs no database for that. */
export interface FolderStateWatch {
  /** Something of it may have changed. */
  changed(): void;
  /** How it stands, then each change, until the watcher leaves or the workbench closes. */
  watch(signal?: AbortSignal): AsyncGenerator<FolderState>;
  close(): void;
}

export function createFolderStateWatch(now: () => FolderState): FolderStateWatch {
  const changes = new EventPublisher<{ state: FolderState }>({ maxBufferedEvents: Infinity });
  const closing = new AbortController();
  return {
    changed: () => changes.publish('state', now()),
    async *watch(given) {
      const signal = given ? AbortSignal.any([given, closing.signal]) : closing.signal;
      const following = changes.subscribe('state', { signal });
      try {
        yield now();
        yield* following;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    close: () => closing.abort(),
  };
}
