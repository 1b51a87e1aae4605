import { z } from 'zod';
import { shapeSchema, shownExampleSchema } from './catalogue.ts';
import { importFindingsSchema } from './import-findings.ts';
import { tarOf } from './tar.ts';

/** Larger files are no data set of small images. */
export const MAX_IMPORT_BYTES = 2 ** 31;
/** An IDX set has four files, CIFAR-10 six. */
const MAX_FILES = 64;
/** Labels are bytes. */
export const MAX_CLASSES = 256;
const side = z.int().min(1).max(4096);
const column = z.string().min(1).max(100);

/** What an import is told before the files themselves are sent. */
export const beginImportSchema = z.strictObject({
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
    .array(z.strictObject({ name: z.string().min(1).max(255), sizeBytes: z.int().min(0) }))
    .min(1)
    .max(MAX_FILES),
  /** In the order of their numbers; where left out, the files name the classes, or their numbers do. */
  classNames: z.array(z.string().trim().min(1).max(100)).min(2).max(MAX_CLASSES).optional(),
  /** Of CSV: the column of the classes, by its name or its number from 1. */
  labelColumn: column.optional(),
  /** Of CSV: columns that are neither class nor pixel, likewise. */
  withoutColumns: z.array(column).min(1).max(1000).optional(),
  /** Of CSV: height, width and channels of an image. */
  shape: z.tuple([side, side, z.int().min(1).max(4)]).optional(),
  /** Of image files: height and width that all are scaled to; else they must be alike. */
  resize: z.tuple([side, side]).optional(),
  /** Of image files: grey (1) or colour (3); else they must be alike. */
  channels: z.literal([1, 3]).optional(),
  /** The values that are black and white; else 0 and 1, or 0 and 255, as the values suggest. */
  range: z
    .tuple([z.number(), z.number()])
    .refine(([black, white]) => black < white, { error: 'must have black below white' })
    .optional(),
  /** Values outside become black or white, where they would be refused. */
  clip: z.boolean().optional(),
  /** Test images that are set aside have every class by its share, unless this is false. */
  stratify: z.boolean().optional(),
});
export type ImportRequest = z.infer<typeof beginImportSchema>;

/** What is said of the files, which may be said anew once they have come. */
export const importOptionsSchema = beginImportSchema.omit({ files: true });
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** What would be imported, to be looked at before it is. */
export const importPreviewSchema = z.object({
  /** Of the files, e.g. "IDX". */
  format: z.string(),
  shape: shapeSchema,
  classes: z.array(z.string()),
  trainCount: z.int(),
  testCount: z.int(),
  findings: importFindingsSchema,
  /** The first training examples of each class. */
  examples: z.array(shownExampleSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** A part of one of the files; parts of a file come one after another. */
export const importChunkSchema = z.strictObject({
  id: z.string(),
  /** Which of the files that were announced. */
  file: z.int().min(0),
  /** Where in the file the part begins. */
  offset: z.int().min(0),
  bytes: z.instanceof(Blob),
});

/** What the user brings: the browser's `File`, or a file that Node has opened as a blob. */
export interface SourceFile {
  /** With its folders, from the one that was chosen on, where a folder was: `own/train/cat/1.png`. */
  readonly name: string;
  readonly content: Blob;
}

/** The procedures of the contract that files are sent by. */
export interface UploadClient {
  beginImport(
    input: ImportRequest,
    options?: { signal?: AbortSignal },
  ): Promise<{ id: string; chunkBytes: number }>;
  appendChunk(
    input: z.infer<typeof importChunkSchema>,
    options?: { signal?: AbortSignal },
  ): Promise<unknown>;
  abandonImport(input: { id: string }): Promise<unknown>;
}

/** The procedures of the contract that an import needs. */
export interface ImportClient<T> extends UploadClient {
  finishImport(input: { id: string }, options?: { signal?: AbortSignal }): Promise<T>;
}

/** How far an import is: bytes that were sent, and whether the files are being read now. */
export interface ImportProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly reading: boolean;
}

interface Watching {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends files and has them imported. What was sent is thrown away where something fails or the signal
 * is aborted.
 *
 * @returns the data set as `finishImport` tells it
 */
export async function importDataset<T>(
  client: ImportClient<T>,
  said: ImportOptions,
  chosen: readonly SourceFile[],
  watching: Watching = {},
): Promise<T> {
  const { signal } = watching;
  return sendFiles(client, said, chosen, watching, (id) =>
    client.finishImport({ id }, signal ? { signal } : {}),
  );
}

/**
 * Sends files in chunks, so that no message is large whatever carries it. A folder goes as one archive,
 * since it may have tens of thousands of files.
 *
 * @param arrived what is asked of them once they are there; where it fails they are thrown away
 */
export async function sendFiles<T>(
  client: UploadClient,
  request: ImportOptions,
  chosen: readonly SourceFile[],
  { onProgress = () => undefined, signal }: Watching,
  arrived: (id: string) => Promise<T>,
): Promise<T> {
  const options = signal ? { signal } : {};
  const files = packed(chosen);
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
    return await arrived(id);
  } catch (error) {
    // That there is nothing to throw away any more is no news: what failed is.
    await client.abandonImport({ id }).catch(() => undefined);
    throw error;
  }
}

function packed(files: readonly SourceFile[]): readonly SourceFile[] {
  const isFolder = files.some(({ name }) => name.includes('/'));
  if (!isFolder && files.length <= MAX_FILES) return files;
  const [first = ''] = files[0]?.name.split('/') ?? [];
  return [{ name: isFolder ? first : 'files', content: tarOf(files) }];
}
