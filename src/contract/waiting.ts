import { z } from 'zod';
import { holderSchema } from './holder.ts';

/**
 * Why something of the data folder cannot be read or written just now, by what people do about it:
 *
 * - `full`: the disk, or what one may have of it, is used up
 * - `busy`: another program holds it, or the system has no more to give just now
 * - `away`: it is not there any more, or its disk is not
 * - `replaced`: another database is there than the one that was opened
 * - `taken`: another workbench has the folder, too
 * - `read-only`: its disk can only be read
 * - `no-permission`: it may not be read or written
 * - `failing`: the disk does not read or write what it is asked to
 * - `damaged`: what is in the database makes no sense
 */
export const troubleCauseSchema = z.enum([
  'full',
  'busy',
  'away',
  'replaced',
  'taken',
  'read-only',
  'no-permission',
  'failing',
  'damaged',
]);
export type TroubleCause = z.infer<typeof troubleCauseSchema>;

/** What is the matter with which file or folder. */
export const troubleSchema = z.object({ cause: troubleCauseSchema, path: z.string() });
export type Trouble = z.infer<typeof troubleSchema>;

/** For what something waits. Nothing new is begun meanwhile, and it goes on by itself. */
export const waitingSchema = troubleSchema.extend({
  /** When it began to wait; ISO 8601. */
  since: z.string(),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** How it stands with the data folder. */
export const folderStateSchema = z.object({
  /** For what the workbench waits; null while nothing is the matter. */
  waits: waitingSchema.nullable(),
  /** Why it was opened to be looked at only; null where it can be written. */
  readOnly: troubleCauseSchema.nullable(),
  /** Who had it when it was opened to be looked at; null where this workbench has it. */
  holder: holderSchema.nullable(),
});
export type FolderState = z.infer<typeof folderStateSchema>;
