import { z } from 'zod';
import { idSchema } from './bounds.ts';
import { tarOf } from './tar.ts';

/** An IDX set has four files, CIFAR-10 six, a network in several files some dozens. */
const MAX_FILES = 64;

const announcedFileSchema = z.strictObject({
  name: z.string().min(1).max(255),
  sizeBytes: z.int().min(0),
});
type AnnouncedFile = z.infer<typeof announcedFileSchema>;

/** Files that are going to be sent. */
export const announcedFilesSchema = z.array(announcedFileSchema).min(1).max(MAX_FILES);

/** A part of one of the files; parts of a file come one after another. */
export const importChunkSchema = z.strictObject({
  id: idSchema,
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
export interface UploadClient<Said> {
  beginImport(
    input: Said & { files: AnnouncedFile[] },
    options?: { signal?: AbortSignal },
  ): Promise<{ id: string; chunkBytes: number }>;
  appendChunk(
    input: z.infer<typeof importChunkSchema>,
    options?: { signal?: AbortSignal },
  ): Promise<unknown>;
  abandonImport(input: { id: string }): Promise<unknown>;
}

/** The procedures of the contract that an import needs. */
export interface ImportClient<Said, T> extends UploadClient<Said> {
  finishImport(input: { id: string }, options?: { signal?: AbortSignal }): Promise<T>;
}

/** How far an import is: bytes that were sent, and whether the files are being read now. */
export interface ImportProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly reading: boolean;
}

/** Who looks on, and may give it up. */
export interface Watching {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends files and has them imported. What was sent is thrown away where something fails or the signal
 * is aborted.
 *
 * @returns what `finishImport` tells
 */
export function importFiles<Said, T>(
  client: ImportClient<Said, T>,
  said: Said,
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
export async function sendFiles<Said, T>(
  client: UploadClient<Said>,
  said: Said,
  chosen: readonly SourceFile[],
  { onProgress = () => undefined, signal }: Watching,
  arrived: (id: string) => Promise<T>,
): Promise<T> {
  const options = signal ? { signal } : {};
  const files = packed(chosen);
  const announced = files.map(({ name, content }) => ({ name, sizeBytes: content.size }));
  const totalBytes = announced.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const { id, chunkBytes } = await client.beginImport({ ...said, files: announced }, options);
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
