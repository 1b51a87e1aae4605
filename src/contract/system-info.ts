import { z } from 'zod';
import { deviceFindingSchema } from './device.ts';
import { environmentSchema } from './run.ts';

/** The workbench, its data folder, and on what it runs. */
export const systemInfoSchema = z.object({
  version: z.string(),
  dataDir: z.string(),
  /** Bytes of all that is in the data folder. */
  dataBytes: z.int(),
  /** Of these, the checkpoints of runs that are not finished. */
  checkpointBytes: z.int(),
  /** Runs at a time, as it is now and as the machine suggests. */
  workers: z.int(),
  suggestedWorkers: z.int(),
  device: deviceFindingSchema,
  environment: environmentSchema,
});
export type SystemInfo = z.infer<typeof systemInfoSchema>;
