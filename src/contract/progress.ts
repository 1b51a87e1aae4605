import { z } from 'zod';
import { metricPointSchema, runRecordSchema } from './run.ts';
import { runStatusSchema, stageSchema } from './words.ts';

/** A run that is being worked on right now. */
export const activeRunSchema = z.object({
  runId: z.string(),
  stage: stageSchema,
  /** Done of the whole run, 0 to 1. */
  fraction: z.number(),
});
export type ActiveRun = z.infer<typeof activeRunSchema>;

export const experimentProgressSchema = z.object({
  /** Number of runs in each state. */
  counts: z.record(runStatusSchema, z.int()),
  total: z.int(),
  /** Done of the whole experiment, 0 to 1, by work and not by number of runs. */
  fraction: z.number(),
  /** Estimated from the speed so far; null while there is nothing to estimate from. */
  secondsLeft: z.number().nullable(),
  active: z.array(activeRunSchema),
  /** Nothing is queued or running any more. */
  settled: z.boolean(),
});
export type ExperimentProgress = z.infer<typeof experimentProgressSchema>;

/** What a watcher of an experiment receives: first a `snapshot`, then what changes. */
export const experimentEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    progress: experimentProgressSchema,
    runs: z.array(runRecordSchema),
  }),
  z.object({ type: z.literal('progress'), progress: experimentProgressSchema }),
  z.object({ type: z.literal('run'), run: runRecordSchema }),
  z.object({ type: z.literal('point'), runId: z.string(), point: metricPointSchema }),
]);
export type ExperimentEvent = z.infer<typeof experimentEventSchema>;

/** A line of the history. */
export const experimentSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  dataset: z.string(),
  model: z.string(),
  strategies: z.array(z.string()),
  seeds: z.int(),
  progress: experimentProgressSchema,
});
export type ExperimentSummary = z.infer<typeof experimentSummarySchema>;
