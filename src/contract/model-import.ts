import { z } from 'zod';
import { modelNameSchema } from './models.ts';
import { announcedFilesSchema, importFiles } from './uploads.ts';
import type { ImportClient, SourceFile, Watching } from './uploads.ts';

/** Larger networks do not train on the machine of one person: VGG-19 has 548 MB. */
export const MAX_MODEL_BYTES = 2 ** 30;

/** What an import of a network is told before the files themselves are sent. */
export const beginModelImportSchema = z.strictObject({
  /** What the network is to be called. */
  name: modelNameSchema,
  /** The files of one network; an NPZ file beside them has inputs and the outputs that it gives. */
  files: announcedFilesSchema,
  /** Which of the files is that NPZ file; where left out, whichever is one. */
  expected: z.string().min(1).max(255).optional(),
});
export type ModelImportRequest = z.infer<typeof beginModelImportSchema>;

type ModelImportOptions = Omit<ModelImportRequest, 'files'>;

/**
 * Sends files and has them imported as a network.
 *
 * @returns the network as `finishImport` tells it
 */
export function importModel<T>(
  client: ImportClient<ModelImportOptions, T>,
  said: ModelImportOptions,
  chosen: readonly SourceFile[],
  watching: Watching = {},
): Promise<T> {
  return importFiles(client, said, chosen, watching);
}
