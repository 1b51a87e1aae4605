import { z } from 'zod';
import { idsSchema } from './bounds.ts';
import { announcedFilesSchema, sendFiles } from './uploads.ts';
import type { ImportProgress, SourceFile, UploadClient } from './uploads.ts';

/** What an archive's file name ends in. */
export const ARCHIVE_ENDING = '.pruning';

/** The file of an archive that is going to be sent. */
export const beginArchiveImportSchema = z.strictObject({ files: announcedFilesSchema.length(1) });
export type ArchiveImportRequest = z.infer<typeof beginArchiveImportSchema>;

/** Experiments that are to be taken away. */
export const archiveRequestSchema = z.strictObject({
  ids: idsSchema.min(1),
  /** Whether the networks of runs go along, and the imported ones that they start from. */
  networks: z.boolean().default(true),
  /** Whether the examples of imported data sets go along. */
  data: z.boolean().default(false),
});
export type ArchiveRequest = z.input<typeof archiveRequestSchema>;

/** What was written into an archive. */
export const writtenArchiveSchema = z.object({
  sizeBytes: z.int(),
  experiments: z.int(),
  runs: z.int(),
  /** Networks of runs, imported networks and data sets. */
  files: z.int(),
  /** Those that belong in it, and are gone or damaged in the data folder. */
  lacking: z.int(),
});
export type WrittenArchive = z.infer<typeof writtenArchiveSchema>;

const writtenSchema = z.object({
  type: z.literal('written'),
  /** By which it is fetched, a chunk at a time. */
  id: z.string(),
  /** Proposed to the user; safe on every file system. */
  fileName: z.string(),
  chunkBytes: z.int(),
  archive: writtenArchiveSchema,
});

/** What is told while an archive is written, and in the end of it. */
export const archiveWritingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  writtenSchema,
]);

/** A part of a written archive. */
export const archiveChunkSchema = z.object({ bytes: z.instanceof(Blob) });

/**
 * What becomes of an experiment of an archive. `new`: it comes in. `there`: it is here already and stays
 * as it is; results that it lacks come in. `differs`: runs of it were computed here with other figures, so
 * that it is left out: their figures would be compared with those of another machine. `busy`: a run of it is
 * being worked on here, so that it is left out for now.
 */
export const arrivalSchema = z.object({
  id: z.string(),
  name: z.string(),
  outcome: z.enum(['new', 'there', 'differs', 'busy']),
  /** All its runs, and those of them whose results come in. */
  runs: z.int(),
  results: z.int(),
  /** It has something left to do, and waits until it is resumed. */
  paused: z.boolean(),
  /** The runs that make it `differs` or `busy`: a few of them, and how many there are. */
  because: z.array(z.string()),
  becauseOf: z.int(),
});
export type Arrival = z.infer<typeof arrivalSchema>;

/** An archive that was read: what came in, or would. */
export const arrivedArchiveSchema = z.object({
  /** The version of the workbench that made it, and when. */
  workbench: z.string(),
  createdAt: z.string(),
  experiments: z.array(arrivalSchema),
  /** Files that come in, and their bytes. */
  files: z.int(),
  bytes: z.int(),
  /** Results that come in without their network, which is neither here nor in the archive. */
  withoutNetwork: z.int(),
  /** Names of data sets that the experiments need and that are neither here nor in the archive. */
  missingDatasets: z.array(z.string()),
  /** Likewise of imported networks. */
  missingModels: z.array(z.string()),
});
export type ArrivedArchive = z.infer<typeof arrivedArchiveSchema>;

/** What is told while an archive is read, and in the end of it. */
export const archiveReadingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('arrived'), arrived: arrivedArchiveSchema }),
]);

type Told<T> = AsyncIterable<{ type: 'progress'; done: number; total: number } | T>;

/** Who looks on, and may give it up. */
interface Watching {
  /** How far the host is. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The procedures of the contract that bring an archive in. */
interface ArchiveImportClient extends UploadClient<object> {
  finishImport(
    input: { id: string },
    options?: { signal?: AbortSignal },
  ): Promise<Told<{ type: 'arrived'; arrived: ArrivedArchive }>>;
}

/**
 * Sends an archive and has it taken in.
 *
 * @param watching also told how far the file has been sent
 */
export async function sendArchive(
  client: ArchiveImportClient,
  file: SourceFile,
  watching: Watching & { readonly onSending?: (progress: ImportProgress) => void },
): Promise<ArrivedArchive> {
  const { onSending, onProgress, signal } = watching;
  const options = signal ? { signal } : {};
  const sending = { ...(onSending && { onProgress: onSending }), ...options };
  return await sendFiles(client, {}, [file], sending, async (id) => {
    for await (const told of await client.finishImport({ id }, options)) {
      if (told.type === 'arrived') return told.arrived;
      onProgress?.(told.done, told.total);
    }
    throw new Error('The import of the archive ended without a word.');
  });
}

/** The procedures of the contract that take an archive away. */
interface ArchiveExportClient {
  write(
    input: ArchiveRequest,
    options?: { signal?: AbortSignal },
  ): Promise<Told<z.infer<typeof writtenSchema>>>;
  readChunk(
    input: { id: string; offset: number },
    options?: { signal?: AbortSignal },
  ): Promise<{ bytes: Blob }>;
  discard(input: { id: string }): Promise<unknown>;
}

/** Where an archive goes, chunk by chunk. */
export interface ArchiveSink {
  /** Once it is known what it is called; false where the user thinks better of it. */
  begin(fileName: string): Promise<boolean>;
  add(bytes: Blob): Promise<void>;
  end(): Promise<void>;
  /** What was added is thrown away. */
  discard(): Promise<void>;
}

/**
 * Has an archive written and fetches it.
 *
 * @returns what it has; null where the user thought better of it
 */
export async function fetchArchive(
  client: ArchiveExportClient,
  request: ArchiveRequest,
  sink: ArchiveSink,
  {
    onProgress,
    onFetching,
    signal,
  }: Watching & { onFetching?: (done: number, total: number) => void },
): Promise<{ fileName: string; archive: WrittenArchive } | null> {
  const options = signal ? { signal } : {};
  const { id, fileName, chunkBytes, archive } = await written(client, request, onProgress, options);
  try {
    if (!(await sink.begin(fileName))) return null;
    for (let offset = 0; offset < archive.sizeBytes; offset += chunkBytes) {
      signal?.throwIfAborted();
      onFetching?.(offset, archive.sizeBytes);
      const { bytes } = await client.readChunk({ id, offset }, options);
      await sink.add(bytes);
    }
    await sink.end();
    return { fileName, archive };
  } catch (error) {
    await sink.discard();
    throw error;
  } finally {
    await client.discard({ id }).catch(() => undefined);
  }
}

async function written(
  client: ArchiveExportClient,
  request: ArchiveRequest,
  onProgress: Watching['onProgress'],
  options: { signal?: AbortSignal },
): Promise<z.infer<typeof writtenSchema>> {
  for await (const told of await client.write(request, options)) {
    if (told.type === 'written') return told;
    onProgress?.(told.done, told.total);
  }
  throw new Error('The writing of the archive ended without a word.');
}
