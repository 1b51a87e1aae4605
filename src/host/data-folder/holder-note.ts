import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { thisMachine } from '../environment/this-machine.ts';
import { identify } from '../processes/identity.ts';

/** Name of the file in a data folder that is its lock. */
export const LOCK_FILE = 'host.lock';

/** Name of the file in a data folder that says who holds it. One that was killed has left it behind. */
export const HOLDER_FILE = 'host.json';

const holderNoteSchema = z.object({
  pid: z.int().positive(),
  startedAt: z.string(),
  /** Where it serves the browser, once it does. */
  address: z.string().optional(),
  /** By what its process is known again, and its machine; up to 0.6.0 there was nothing of that. */
  started: z.string().nullable().default(null),
  machine: z.object({ name: z.string(), id: z.string().nullable() }).optional(),
});
export type HolderNote = z.output<typeof holderNoteSchema>;

/** What this process writes there. */
export function ownNote(now: Date): HolderNote {
  const startedAt = now.toISOString();
  return { ...identify(process.pid), startedAt, machine: thisMachine() };
}

/** @returns undefined where there is none, and for one whose writing was cut short */
export function readHolderNote(dir: string): HolderNote | undefined {
  try {
    return holderNoteSchema.parse(JSON.parse(readFileSync(join(dir, HOLDER_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
