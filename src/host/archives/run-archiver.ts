import { NotFound, UserError } from '../../contract/errors.ts';
import { say, textOf } from '../../contract/sentence.ts';
import { startChild } from '../processes/child.ts';
import type { ChildOptions } from '../processes/child.ts';
import type { Ending } from '../processes/ending.ts';
import type {
  AnswerOf,
  FromArchiveProcess,
  OnProgress,
  TaskName,
  TaskOf,
  ToArchiveProcess,
} from './messages.ts';

/**
 * Has a process of its own do one task with an archive. Given up, it is killed at once; what it wrote
 * then has no name that anybody reads.
 *
 * @throws UserError and NotFound where the task does; the signal's reason when aborted; Error for a defect,
 * and when the process dies.
 */
export async function runArchiver<N extends TaskName>(
  options: ChildOptions,
  name: N,
  task: TaskOf<N>,
  { onProgress, signal }: { onProgress?: OnProgress; signal?: AbortSignal | undefined } = {},
): Promise<AnswerOf<N>> {
  signal?.throwIfAborted();
  const answered = Promise.withResolvers<AnswerOf<N>>();
  const gone = Promise.withResolvers<undefined>();
  const child = startChild(options, {
    isAtWork: () => true,
    hangs: () => undefined,
    ended(ending) {
      answered.reject(errorOf(ending));
      gone.resolve(undefined);
    },
  });
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  child.on('message', (message: FromArchiveProcess) => {
    if (message.type === 'progress') onProgress?.(message.done, message.total);
    else settle(answered, message);
  });
  const message: ToArchiveProcess = { name, task };
  // A failed send means that the process is going, of which its end tells.
  child.send(message, () => undefined);
  try {
    return await answered.promise;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
    await gone.promise;
  }
}

/** A process that hangs, or has no memory left, is nobody's defect here. */
function errorOf({ kind, how, words }: Ending): Error {
  if (kind === 'hung' || kind === 'memory') {
    return new UserError(say`The process of archives ${how}. Try it again.`);
  }
  return new Error(`The process of archives ${textOf(how)}: ${words}`);
}

function settle<T>(
  answered: PromiseWithResolvers<T>,
  message: Exclude<FromArchiveProcess, { type: 'progress' }>,
): void {
  switch (message.type) {
    case 'answer':
      answered.resolve(message.answer as T);
      return;
    case 'refused':
      answered.reject(new UserError(message.reason));
      return;
    case 'missing':
      answered.reject(new NotFound(message.sentence));
      return;
    case 'failed':
      answered.reject(new Error(`The process of archives failed: ${message.stack}`));
      return;
  }
}
