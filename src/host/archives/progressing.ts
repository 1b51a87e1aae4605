import type { OnProgress } from './messages.ts';

/** How far a task is, in whatever it counts. */
export interface Progressed {
  readonly type: 'progress';
  readonly done: number;
  readonly total: number;
}

/** Something that tells how far it is, and ends when it is given up. */
type Act<T> = (watching: { onProgress: OnProgress; signal: AbortSignal }) => Promise<T>;

/**
 * Does something that tells how far it is, and passes that on: the latest wherever whoever listens is
 * slower. It is given up when the listener leaves.
 *
 * @param signal of who asked
 * @returns what it gives
 */
export async function* progressing<T>(
  signal: AbortSignal | undefined,
  act: Act<T>,
): AsyncGenerator<Progressed, T> {
  const left = new AbortController();
  let latest: Progressed | undefined;
  let news = Promise.withResolvers<undefined>();
  let isOver = false;
  const acting = act({
    onProgress(done, total) {
      latest = { type: 'progress', done, total };
      news.resolve(undefined);
    },
    signal: AbortSignal.any([left.signal, ...(signal ? [signal] : [])]),
  }).finally(() => {
    isOver = true;
    news.resolve(undefined);
  });
  // Told below, where it is waited for.
  acting.catch(() => undefined);
  try {
    while (!isOver) {
      await news.promise;
      news = Promise.withResolvers();
      if (latest) yield latest;
      latest = undefined;
    }
    return await acting;
  } finally {
    left.abort();
  }
}
