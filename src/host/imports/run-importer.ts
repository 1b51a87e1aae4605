import { createDatasetProcess } from '../dataset-process/dataset-process.ts';
import type { AnswerOf, TaskOf } from '../dataset-process/messages.ts';
import type { ChildOptions } from '../processes/child.ts';

/**
 * Imports files, or looks at them, in a process of its own, which can be ended when that is given up.
 *
 * @throws UserError when the files are not what they should be; the signal's reason when aborted;
 * Error when the process dies.
 */
export async function runImporter<N extends 'import' | 'preview' | 'importModel'>(
  options: ChildOptions,
  name: N,
  task: TaskOf<N>,
  signal?: AbortSignal,
): Promise<AnswerOf<N>> {
  signal?.throwIfAborted();
  const importer = createDatasetProcess(options);
  const stop = () => void importer.end();
  signal?.addEventListener('abort', stop);
  try {
    return await importer.ask(name, task);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await importer.end();
  }
}
