import { z } from 'zod';

/** Larger files are no data set of small images. */
export const MAX_IMPORT_BYTES = 2 ** 31;
/** An IDX set has four files, CIFAR-10 six. */
const MAX_FILES = 64;

/** What an import is told before the files themselves are sent. */
export const beginImportSchema = z.object({
  /** What the data set is to be called. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, {
      error: 'must begin with a letter or digit and have letters, digits, spaces, ".", "_" and "-"',
    }),
  files: z
    .array(z.object({ name: z.string().min(1).max(255), sizeBytes: z.int().min(0) }))
    .min(1)
    .max(MAX_FILES),
  /** In the order of their numbers; where left out, the files name the classes, or their numbers do. */
  classNames: z.array(z.string().trim().min(1).max(100)).min(2).max(256).optional(),
  /** Of CSV: the column of the classes, by its name or its number from 1. */
  labelColumn: z.string().min(1).max(100).optional(),
  /** Of CSV: height, width and channels of an image. */
  shape: z
    .tuple([z.int().min(1).max(4096), z.int().min(1).max(4096), z.int().min(1).max(4)])
    .optional(),
});
export type ImportRequest = z.infer<typeof beginImportSchema>;

/** A part of one of the files; parts of a file come one after another. */
export const importChunkSchema = z.object({
  id: z.string(),
  /** Which of the files that were announced. */
  file: z.int().min(0),
  /** Where in the file the part begins. */
  offset: z.int().min(0),
  bytes: z.instanceof(Blob),
});

/** What the user brings: the browser's `File`, or a file that Node has opened as a blob. */
export interface SourceFile {
  readonly name: string;
  readonly content: Blob;
}

/** The procedures of the contract that an import needs. */
export interface ImportClient<T> {
  beginImport(
    input: ImportRequest,
    options?: { signal?: AbortSignal },
  ): Promise<{ id: string; chunkBytes: number }>;
  appendChunk(
    input: z.infer<typeof importChunkSchema>,
    options?: { signal?: AbortSignal },
  ): Promise<unknown>;
  finishImport(input: { id: string }, options?: { signal?: AbortSignal }): Promise<T>;
  abandonImport(input: { id: string }): Promise<unknown>;
}

/** How far an import is: bytes that were sent, and whether the files are being read now. */
export interface ImportProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly reading: boolean;
}

/**
 * Sends files in chunks, so that no message is large whatever carries it, and has them imported.
 * What was sent is thrown away where something fails or the signal is aborted.
 *
 * @returns the data set as `finishImport` tells it
 */
export async function importDataset<T>(
  client: ImportClient<T>,
  request: Omit<ImportRequest, 'files'>,
  files: readonly SourceFile[],
  {
    onProgress = () => undefined,
    signal,
  }: { onProgress?: (progress: ImportProgress) => void; signal?: AbortSignal } = {},
): Promise<T> {
  const options = signal ? { signal } : {};
  const announced = files.map(({ name, content }) => ({ name, sizeBytes: content.size }));
  const totalBytes = announced.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const { id, chunkBytes } = await client.beginImport({ ...request, files: announced }, options);
  try {
    let sentBytes = 0;
    for (const [file, { content }] of files.entries()) {
      for (let offset = 0; offset < content.size; offset += chunkBytes) {
        signal?.throwIfAborted();
        onProgress({ sentBytes, totalBytes, reading: false });
        const bytes = content.slice(offset, offset + chunkBytes);
        await client.appendChunk({ id, file, offset, bytes }, options);
        sentBytes += bytes.size;
      }
    }
    onProgress({ sentBytes, totalBytes, reading: true });
    return await client.finishImport({ id }, options);
  } catch (error) {
    // That there is nothing to throw away any more is no news: what failed is.
    await client.abandonImport({ id }).catch(() => undefined);
    throw error;
  }
}
