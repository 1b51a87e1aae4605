import { z } from 'zod';
import { momentSchema, namesSchema, searchSchema } from './bounds.ts';
import { comparisonSeriesSchema } from './results.ts';
import { conditionSchema, metricPointSchema, runRecordSchema } from './run.ts';
import { sentenceSchema } from './sentence.ts';
import { waitingSchema } from './waiting.ts';
import { experimentStateSchema, runStatusSchema, stageSchema } from './words.ts';

/** How a training goes right now. */
export const trainingNowSchema = z.object({
  /** 1 for the first, of so many. */
  epoch: z.int(),
  epochs: z.int(),
  /** Done of this epoch, 0 to 1. */
  share: z.number(),
  /**
   * Means over the examples of this epoch so far, each seen before its step; the loss in nats, null
   * where it is no finite number.
   */
  trainLoss: z.number().nullable(),
  trainAccuracy: z.number(),
  /** Over the last second or more of steps; null until one has passed. */
  imagesPerSecond: z.number().nullable(),
});
export type TrainingNow = z.infer<typeof trainingNowSchema>;

/** What a process takes of the machine. */
export const processUsageSchema = z.object({
  /** Over about the last second; 1 is one logical processor all the time. */
  processors: z.number(),
  residentBytes: z.number(),
});
export type ProcessUsage = z.infer<typeof processUsageSchema>;

/** What the machine does, over about the last two seconds. */
export const machineUsageSchema = z.object({
  /** Logical processors, and how many of them were busy, with whatever; null where the system does not say. */
  processors: z.int(),
  busy: z.number().nullable(),
  memoryBytes: z.number(),
  usedBytes: z.number(),
  /** Of these the workbench: its host and the trainers at work. */
  workbench: processUsageSchema.extend({ trainers: z.int() }),
});
export type MachineUsage = z.infer<typeof machineUsageSchema>;

/** A run that is being worked on right now. */
export const activeRunSchema = z.object({
  runId: z.string(),
  stage: stageSchema,
  /** Done of the whole run, 0 to 1. */
  fraction: z.number(),
  /** Its files cannot be read, or what it found out not be written; it tries again and again. */
  waits: waitingSchema.nullable(),
  /**
   * What is wrong with its process, and since when: `silent` gives no sign of life, `stuck` lives and does
   * not get on. It is ended when that lasts. Null where all is well.
   */
  hang: z.object({ kind: z.enum(['silent', 'stuck']), since: z.string() }).nullable(),
  /** Null where it does not train just now. */
  training: trainingNowSchema.nullable(),
  /** Of its trainer; null where nothing was heard of it for a while. */
  usage: processUsageSchema.nullable(),
});
export type ActiveRun = z.infer<typeof activeRunSchema>;

/** The newest checkpoint of a run that is not finished: whatever happens, it goes on from there. */
export const keptRunSchema = z.object({
  runId: z.string(),
  stage: stageSchema,
  /** Of the training that was going on; null outside of one. */
  epoch: z.int().nullable(),
  /** Done of the whole run, 0 to 1. */
  fraction: z.number(),
  /** Of work that need not be done again. */
  seconds: z.number(),
  /** When it was kept; ISO 8601, null for one of a version that did not note it. */
  savedAt: z.string().nullable(),
});
export type KeptRun = z.infer<typeof keptRunSchema>;

export const experimentProgressSchema = z.object({
  /** Number of runs in each state. */
  counts: z.record(runStatusSchema, z.int()),
  total: z.int(),
  /** Done of the whole experiment, 0 to 1, by work and not by number of runs. */
  fraction: z.number(),
  /** Estimated from runs that are finished; null while there is nothing to estimate from. */
  secondsLeft: z.number().nullable(),
  active: z.array(activeRunSchema),
  /** Of the runs that wait or are worked on, those that have a checkpoint, in the order of the plan. */
  kept: z.array(keptRunSchema),
  /** For what it waits, or a run of others, or the whole workbench: meanwhile nothing is begun. */
  waits: waitingSchema.nullable(),
  /** Nothing is queued or running any more. */
  settled: z.boolean(),
  state: experimentStateSchema,
});
export type ExperimentProgress = z.infer<typeof experimentProgressSchema>;

/** Something that happened to a run or to the experiment as a whole. */
export const logEntrySchema = z.object({
  /** Grows with time. */
  id: z.int(),
  at: z.string(),
  kind: z.enum([
    'queued',
    'started',
    /** It goes on from a checkpoint. */
    'went-on',
    /** A checkpoint could not be kept or used. */
    'checkpoint',
    'noted',
    'trained',
    'measured',
    'died',
    'retried',
    'failed',
    'cancelled',
    'interrupted',
    'weights-lost',
    'paused',
    'resumed',
    'archived',
    'restored',
  ]),
  runId: z.string().nullable(),
  /** A reason, in words; null where there is nothing to add. */
  detail: z.string().nullable(),
  /** The same for readers of other languages. */
  detailSentence: sentenceSchema.optional(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

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
  z.object({ type: z.literal('log'), entry: logEntrySchema }),
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
  /** Its series in their order, by which they are drawn: strategies, and what tells them apart. */
  series: z.array(comparisonSeriesSchema.pick({ strategy: true, telling: true })),
  seeds: z.int(),
  tags: z.array(z.string()),
  notes: z.string(),
  /** When it was put away; null while it stands in the history. */
  archivedAt: z.string().nullable(),
  progress: experimentProgressSchema,
  /** How many of its runs say nothing of their strategy, and why. */
  conditions: z.record(conditionSchema, z.int()),
});
export type ExperimentSummary = z.infer<typeof experimentSummarySchema>;

/** What a watcher of the history receives. */
export const historyEventSchema = z.discriminatedUnion('type', [
  /** It was added, or something of it has changed. */
  z.object({ type: z.literal('changed'), summary: experimentSummarySchema }),
  z.object({ type: z.literal('purged'), id: z.string() }),
  /** The user has put the queue into another order. */
  z.object({ type: z.literal('reordered') }),
]);
export type HistoryEvent = z.infer<typeof historyEventSchema>;

/** Which experiments of the history are asked for; a field that is left out restricts nothing. */
export const historyQuerySchema = z.strictObject({
  /**
   * Words that all occur in name, description, notes, tags, data set, model or strategies, whatever
   * their case, diacritics and width.
   */
  search: searchSchema.optional(),
  datasets: namesSchema.optional(),
  models: namesSchema.optional(),
  /** Has a strategy among these. */
  strategies: namesSchema.optional(),
  states: z.array(experimentStateSchema).max(experimentStateSchema.options.length).optional(),
  /** Has a tag among these. */
  tags: namesSchema.optional(),
  /** Created at or after, and before; ISO 8601. */
  from: momentSchema.optional(),
  until: momentSchema.optional(),
  /** The archive in place of the history. */
  archived: z.boolean().optional(),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** What there is to filter by, each with the number of experiments that have it. */
export const historyFacetsSchema = z.object({
  datasets: z.array(z.object({ value: z.string(), count: z.int() })),
  models: z.array(z.object({ value: z.string(), count: z.int() })),
  strategies: z.array(z.object({ value: z.string(), count: z.int() })),
  tags: z.array(z.object({ value: z.string(), count: z.int() })),
  archived: z.int(),
  total: z.int(),
});
export type HistoryFacets = z.infer<typeof historyFacetsSchema>;
