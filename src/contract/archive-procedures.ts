import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  archiveChunkSchema,
  archiveReadingSchema,
  archiveRequestSchema,
  archiveWritingSchema,
  beginArchiveImportSchema,
} from './archives.ts';
import { byId, procedure } from './procedure.ts';
import { importChunkSchema } from './uploads.ts';

/** Experiments as one file, with their results and networks. */
export const archiveProcedures = {
  /** Writes one; it waits then to be fetched, and is thrown away. `fetchArchive` does it all. */
  write: procedure.input(archiveRequestSchema).output(eventIterator(archiveWritingSchema)),
  readChunk: procedure.input(byId.extend({ offset: z.int().min(0) })).output(archiveChunkSchema),
  discard: procedure.input(byId),
  /** Makes room for one, which follows in chunks; `sendArchive` does it all. */
  beginImport: procedure
    .input(beginArchiveImportSchema)
    .output(z.object({ id: z.string(), chunkBytes: z.int() })),
  appendChunk: procedure.input(importChunkSchema),
  /** Reads what was sent from beginning to end, and then takes it in. */
  finishImport: procedure.input(byId).output(eventIterator(archiveReadingSchema)),
  /** Throws away what was sent. */
  abandonImport: procedure.input(byId),
};
