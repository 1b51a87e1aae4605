import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ExperimentDocument } from '../contract/experiment.ts';
import type { LogEntry } from '../contract/progress.ts';
import type { ImportFindings } from '../contract/import-findings.ts';
import type { Latency, LatencyMeasurement } from '../contract/latency.ts';
import type { Environment, Fold, LayerSignal, RunSpec } from '../contract/run.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Family, RunStatus, Stage } from '../contract/words.ts';

/*
 * Times are milliseconds since 1970. After a change here, `npx drizzle-kit generate` writes the
 * migration. This file imports types only, so that drizzle-kit can load it by itself.
 */

/** A question, as it was asked. Its runs are joined by `experiment_runs`. */
export const experiments = sqliteTable('experiments', {
  /** Hash of the document. */
  id: text().primaryKey(),
  name: text().notNull(),
  document: text({ mode: 'json' }).$type<ExperimentDocument>().notNull(),
  createdAt: integer('created_at').notNull(),
  /** Set while the user does not want its runs; starting or retrying clears it. */
  cancelledAt: integer('cancelled_at'),
  /** Set while no run of it is to be begun; starting, resuming or retrying clears it. */
  pausedAt: integer('paused_at'),
  /** Set while it is put away, out of the history. */
  archivedAt: integer('archived_at'),
  /** Its place in the queue as the user ordered it, 1 for the first; null where it goes by its age. */
  queueRank: integer('queue_rank'),
  /** What the user wrote about it. */
  notes: text().notNull().default(''),
});

/** What users call experiments, to find them again. */
export const experimentTags = sqliteTable(
  'experiment_tags',
  {
    experimentId: text('experiment_id')
      .notNull()
      .references(() => experiments.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.experimentId, table.tag] }),
    index('experiment_tags_tag').on(table.tag),
  ],
);

/** What is set for this data folder, by name. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
});

/** On what runs were made, once per distinct content. */
export const environments = sqliteTable('environments', {
  /** Hash of the content. */
  id: text().primaryKey(),
  content: text({ mode: 'json' }).$type<Environment>().notNull(),
  firstSeenAt: integer('first_seen_at').notNull(),
});

/**
 * Latencies as they were measured, once for all runs of a graph. Later ones of the same graph replace
 * earlier ones, which stay as history.
 */
export const latencyMeasurements = sqliteTable(
  'latency_measurements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    graph: text().notNull(),
    /** The graph of the dense network that it was timed beside. */
    denseGraph: text('dense_graph').notNull(),
    /** Hash of what of the environment can change speed. */
    machine: text().notNull(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => environments.id),
    measuredAt: integer('measured_at').notNull(),
    content: text({ mode: 'json' }).$type<LatencyMeasurement>().notNull(),
  },
  (table) => [index('latency_measurements_graph').on(table.graph)],
);

/** One strategy at one level with one seed, or a dense baseline. Figures are null until trained. */
export const runs = sqliteTable(
  'runs',
  {
    /** Hash of the spec. */
    id: text().primaryKey(),
    spec: text({ mode: 'json' }).$type<RunSpec>().notNull(),
    /** The dense baseline that it starts from and is compared with; null for that baseline. */
    baselineId: text('baseline_id'),
    strategy: text().notNull(),
    family: text().$type<Family>().notNull(),
    parameters: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    level: real(),
    /** The level is a sparsity that was asked for, not e.g. a threshold. */
    levelIsSparsity: integer('level_is_sparsity', { mode: 'boolean' }).notNull(),
    seed: integer().notNull(),
    /** Null outside of cross-validation. */
    fold: text({ mode: 'json' }).$type<Fold>(),
    /** Epochs that it trains, with something for the rest of it: the measure of progress. */
    work: real().notNull(),

    status: text().$type<RunStatus>().notNull(),
    attempts: integer().notNull().default(0),
    /** Why it failed, in English. */
    error: text(),
    /** The same for readers of other languages; null for a defect, which nobody translates. */
    errorSentence: text('error_sentence', { mode: 'json' }).$type<Sentence>(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    /** When its figures were stored or it failed; the latency may come later. */
    finishedAt: integer('finished_at'),
    environmentId: text('environment_id').references(() => environments.id),

    /** Of units where units are what is removed, else of weights. */
    achievedSparsity: real('achieved_sparsity'),
    /** Of the prunable weights, whatever is removed; null for what version 0.1.0 computed. */
    weightSparsity: real('weight_sparsity'),
    accuracy: real(),
    oneShotAccuracy: real('one_shot_accuracy'),
    loss: real(),
    /** On the examples set aside for choosing; null where there are none. */
    validationAccuracy: real('validation_accuracy'),
    validationLoss: real('validation_loss'),
    /** What the test set is: how many examples, and the share of the commonest class; null before 0.3. */
    testExamples: integer('test_examples'),
    commonestShare: real('commonest_share'),
    parameterCount: integer('parameter_count'),
    nonzeroParameters: integer('nonzero_parameters'),
    macs: integer(),
    /** Of the weights alone, and of the same after gzip. */
    sizeBytes: integer('size_bytes'),
    gzipBytes: integer('gzip_bytes'),
    trainingSeconds: real('training_seconds'),
    /** Null for what an earlier version trained. */
    trainingMacs: real('training_macs'),
    /** What its network computes, whatever the weights: equal graphs share a measurement. */
    graph: text(),
    /** The measurement that its latency is, the latest of its graph. */
    measurementId: integer('measurement_id').references(() => latencyMeasurements.id),
    /** As an earlier version measured it, each run by itself; it stands until it is measured again. */
    latencyMs: text('latency_ms', { mode: 'json' }).$type<Record<string, Latency>>(),
    /** The network file: hash and length. Version 0.1.0 stored weights alone, of `sizeBytes`. */
    weightsSha256: text('weights_sha256'),
    fileBytes: integer('file_bytes'),
  },
  (table) => [
    index('runs_status').on(table.status),
    index('runs_baseline').on(table.baselineId),
    index('runs_graph').on(table.graph),
    index('runs_measurement').on(table.measurementId),
  ],
);

/** Runs are shared: an identical run, such as a dense baseline, belongs to every experiment that asks for it. */
export const experimentRuns = sqliteTable(
  'experiment_runs',
  {
    experimentId: text('experiment_id')
      .notNull()
      .references(() => experiments.id, { onDelete: 'cascade' }),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.experimentId, table.runId] }),
    index('experiment_runs_run').on(table.runId),
  ],
);

/** How long each stage of a run took. */
export const stages = sqliteTable(
  'stages',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    stage: text().$type<Stage>().notNull(),
    seconds: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);

/** Learning curves: one row at the end of each epoch. */
export const metricPoints = sqliteTable(
  'metric_points',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    stage: text().$type<Stage>().notNull(),
    epoch: integer().notNull(),
    trainLoss: real('train_loss').notNull(),
    trainAccuracy: real('train_accuracy').notNull(),
    validationLoss: real('validation_loss'),
    validationAccuracy: real('validation_accuracy'),
    /** How signals came through the layers; null for what an earlier version trained. */
    layers: text({ mode: 'json' }).$type<LayerSignal[]>(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);

/** What is left of each layer, from input to output. */
export const layers = sqliteTable(
  'layers',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    name: text().notNull(),
    shape: text({ mode: 'json' }).$type<number[]>().notNull(),
    parameters: integer().notNull(),
    nonzeroParameters: integer('nonzero_parameters').notNull(),
    macs: integer().notNull(),
    effectiveMacs: integer('effective_macs').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);

/** What a finished run says of the test set: kept apart, since only its own screen asks for it. */
export const runPredictions = sqliteTable('run_predictions', {
  runId: text('run_id')
    .primaryKey()
    .references(() => runs.id, { onDelete: 'cascade' }),
  /** The predicted class of each test example, one byte each, compressed with gzip. */
  classes: blob({ mode: 'buffer' }).notNull(),
});

/** What happened to runs and experiments, for whoever has to find out later. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    kind: text().$type<LogEntry['kind']>().notNull(),
    runId: text('run_id').references(() => runs.id, { onDelete: 'cascade' }),
    experimentId: text('experiment_id').references(() => experiments.id, { onDelete: 'cascade' }),
    /** More about it, in English. */
    detail: text(),
    /** The same for readers of other languages, where it is a sentence. */
    detailSentence: text('detail_sentence', { mode: 'json' }).$type<Sentence>(),
  },
  (table) => [
    index('events_run').on(table.runId),
    index('events_experiment').on(table.experimentId),
  ],
);

/** Data sets that the user has imported. Their images are files, named by their hash. */
export const datasets = sqliteTable('datasets', {
  /** SHA-256 of the stored file. */
  sha256: text().primaryKey(),
  name: text().notNull().unique(),
  /** Of one example: `[height, width, channels]` of an image, `[steps, features]`, `[columns]`. */
  shape: text({ mode: 'json' }).$type<number[]>().notNull(),
  classNames: text('class_names', { mode: 'json' }).$type<string[]>().notNull(),
  trainCount: integer('train_count').notNull(),
  testCount: integer('test_count').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  /** The format that it came in, e.g. "IDX". */
  format: text().notNull(),
  /** The names of the files that it came in. */
  files: text({ mode: 'json' }).$type<string[]>().notNull(),
  importedAt: integer('imported_at').notNull(),
  /** What was found in them; null of what version 0.1.0 or 0.2.0 imported. */
  findings: text({ mode: 'json' }).$type<ImportFindings>(),
});
