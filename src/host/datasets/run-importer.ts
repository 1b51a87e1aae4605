import { createDatasetProcess } from '../dataset-process/dataset-process.ts';
import type { ImportReport, ImportTask } from '../dataset-process/import-files.ts';
import type { TrainerOptions } from '../trainer/trainer.ts';

/**
 * Imports files in a process of its own, which can be ended when the import is given up.
 *
 * @throws UserError when the files are not what they should be; the signal's reason when aborted;
 * Error when the process dies.
 */
export async function runImporter(
  options: TrainerOptions,
  task: ImportTask,
  signal?: AbortSignal,
): Promise<ImportReport> {
  signal?.throwIfAborted();
  const importer = createDatasetProcess(options);
  const stop = () => void importer.end();
  signal?.addEventListener('abort', stop);
  try {
    return await importer.ask('import', task);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await importer.end();
  }
}
