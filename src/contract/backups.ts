import { z } from 'zod';
import { sentenceSchema } from './sentence.ts';

/**
 * Why a copy of the database was made: once a day of use, before a new version changed it, or since
 * another backup was put in its place.
 */
export const backupKindSchema = z.enum(['daily', 'update', 'replaced']);
export type BackupKind = z.infer<typeof backupKindSchema>;

/** How much is in a copy of the database. */
export const backupContentSchema = z.object({
  experiments: z.int(),
  runs: z.int(),
  /** Of the runs, those that were trained. */
  trained: z.int(),
});
export type BackupContent = z.infer<typeof backupContentSchema>;

/** A copy of the database as it was. */
const backupSchema = z.object({
  /** By which people say which. */
  name: z.string(),
  at: z.string(),
  kind: backupKindSchema,
  sizeBytes: z.int(),
  /** Null where it is damaged. */
  content: backupContentSchema.nullable(),
});

export const backupsSchema = z.object({
  /** The latest first. */
  backups: z.array(backupSchema),
  /** Why the last one could not be made; null where it could. */
  failure: z
    .object({ at: z.string(), reason: z.string(), sentence: sentenceSchema.optional() })
    .nullable(),
});
