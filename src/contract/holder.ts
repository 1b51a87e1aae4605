import { z } from 'zod';

/**
 * Which workbench works on a data folder, as somebody sees it who only looks at it:
 *
 * - `nobody`: what is begun stands still until one is started
 * - `somebody`: one has it
 * - `unknown`: the last one did not let it go, and whether it is still there cannot be seen from here
 */
export const holderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({
    kind: z.literal('somebody'),
    /** Its process; null where it has not said so. */
    pid: z.int().nullable(),
    /** The machine that it is on; null for this one. */
    machine: z.string().nullable(),
    /** The process was told to stand still, as by Ctrl-Z: nothing happens until it is told to go on. */
    isStopped: z.boolean(),
  }),
  z.object({
    kind: z.literal('unknown'),
    /** The machine that it was on; null where it is this one, or not known. */
    machine: z.string().nullable(),
  }),
]);
export type Holder = z.infer<typeof holderSchema>;
