import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answerSchema, needsSchema } from './answer.ts';
import { archiveProcedures } from './archive-procedures.ts';
import { backupsSchema } from './backups.ts';
import {
  catalogueSchema,
  datasetDetailsSchema,
  datasetInfoSchema,
  trainedModelSchema,
} from './catalogue.ts';
import { pruningRoundsSchema } from './curves.ts';
import { hashSchema, idsSchema } from './bounds.ts';
import { beginImportSchema, importOptionsSchema, importPreviewSchema } from './dataset-import.ts';
import { deviceChoiceSchema } from './device.ts';
import { outcomeSchema, savedViewSchema } from './outcome.ts';
import { exampleQuerySchema, examplesSchema } from './examples.ts';
import { experimentDocumentSchema, experimentNameSchema, MAX_SERIES } from './experiment.ts';
import {
  experimentEventSchema,
  experimentSummarySchema,
  historyEventSchema,
  historyFacetsSchema,
  historyQuerySchema,
  logEntrySchema,
  machineUsageSchema,
} from './progress.ts';
import { languageSchema } from './language.ts';
import { beginModelImportSchema } from './model-import.ts';
import {
  modelDetailsSchema,
  modelInfoSchema,
  networkFormatSchema,
  takenFileSchema,
} from './models.ts';
import { byId, procedure } from './procedure.ts';
import { queueMoveSchema } from './queue.ts';
import {
  exportedFileSchema,
  exportFormatSchema,
  folderNameSchema,
  reportSectionSchema,
} from './report.ts';
import { layerUnitsSchema, runNetworkSchema } from './network-structure.ts';
import { comparisonSchema } from './results.ts';
import { environmentSchema, metricPointSchema, runRecordSchema } from './run.ts';
import { runDetailsSchema } from './run-details.ts';
import { checkSchema, soundnessSchema } from './soundness.ts';
import { folderStateSchema } from './waiting.ts';
import { systemInfoSchema } from './system-info.ts';
import { importChunkSchema } from './uploads.ts';

/* What is asked is strict, as in procedure.ts. */
const byHash = z.strictObject({ sha256: hashSchema });
const byIds = z.strictObject({ ids: idsSchema.min(1) });
/** Of so many experiments the outcomes are told at a time. */
const MOST_OUTCOMES = 50;

/** Layers of imported networks are called by their whole path. */
const MAX_LAYER_NAME = 1000;

/** Most runs at a time. */
export const MAX_WORKERS = 64;

/** A document as understood, and what starting it would mean here. */
export const checkedDocumentSchema = z.object({
  document: experimentDocumentSchema,
  /** Dense baselines among them. */
  runs: z.int(),
  /** Of these, finished already in this data folder. */
  kept: z.int(),
  /** About how long the others take here; null where nothing like it was ever run here. */
  seconds: z.number().nullable(),
  /** The soundness checklist as far as the document alone decides it. */
  checks: z.array(checkSchema),
});
export type CheckedDocument = z.infer<typeof checkedDocumentSchema>;

/** What is measured again, in which experiment it can be watched, and of how many runs the files are gone. */
const remeasuredSchema = z.object({
  experimentId: z.string(),
  runs: z.int(),
  gone: z.int(),
});

/** An experiment that was put away with work to do, and what was not begun or not finished of it. */
const stoppedSchema = z.object({
  id: z.string(),
  runIds: z.array(z.string()),
  /** It was paused, so that nothing of it would have been begun. */
  paused: z.boolean(),
});
export type Stopped = z.infer<typeof stoppedSchema>;

/** Everything the workbench can be asked, the same over message port, WebSocket and direct call. */
export const contract = {
  system: {
    info: procedure.output(systemInfoSchema),
    catalogue: procedure.output(catalogueSchema),
    /** What the machine does, every two seconds until the watcher leaves. */
    watchUsage: procedure.output(eventIterator(machineUsageSchema)),
    /** How it stands with the data folder, then each change, until the watcher leaves. */
    watchFolder: procedure.output(eventIterator(folderStateSchema)),
    /** The copies of the database, which the command line puts back. */
    backups: procedure.output(backupsSchema),
    /** On what runs are computed from the next start of the workbench on; kept in the data folder. */
    setDevice: procedure.input(z.strictObject({ device: deviceChoiceSchema })),
    /** Runs at a time, null for what the machine suggests; kept in the data folder. Takes effect at once: more runs are begun, or no new one for a while. */
    setWorkers: procedure.input(
      z.strictObject({ workers: z.int().min(1).max(MAX_WORKERS).nullable() }),
    ),
  },
  experiments: {
    /** Newest first. */
    list: procedure.input(historyQuerySchema.prefault({})).output(z.array(experimentSummarySchema)),
    facets: procedure.output(historyFacetsSchema),
    /** Emits what is added, changes (at most a few times a second each) or is purged. */
    watchList: procedure.output(eventIterator(historyEventSchema)),
    get: procedure.input(byId).output(
      z.object({
        summary: experimentSummarySchema,
        document: experimentDocumentSchema,
        environment: environmentSchema.nullable(),
        runs: z.array(runRecordSchema),
      }),
    ),
    /** Validates a document and says what it means without starting anything. */
    check: procedure
      .input(
        z.strictObject({
          document: z.unknown(),
          /** Others that are started with it: runs that they have in common count once. */
          series: z.array(z.unknown()).max(MAX_SERIES).optional(),
        }),
      )
      .output(checkedDocumentSchema),
    /** Validates, stores and queues. The same document again continues what is unfinished of it. */
    start: procedure
      .input(z.strictObject({ document: z.unknown() }))
      .output(z.object({ id: z.string(), queued: z.int(), kept: z.int() })),
    cancel: procedure.input(byId),
    /** No run of it is begun until it is resumed; what is being worked on is finished. */
    pause: procedure.input(byId),
    resume: procedure.input(byId),
    /**
     * Measures the latencies of what is trained again. They are those of all runs with the same graphs,
     * of other experiments too.
     */
    measure: procedure.input(byId).output(remeasuredSchema),
    /** Queues again what failed or was cancelled: all of it, or the runs that are named. */
    retry: procedure
      .input(byId.extend({ runIds: idsSchema.optional() }))
      .output(z.object({ queued: z.int() })),
    /**
     * Queues the dense networks that are trained as long as what is pruned, for an experiment of an
     * earlier version, which has none.
     */
    addReference: procedure.input(byId).output(z.object({ queued: z.int() })),
    /** What is left out stays. A new name leaves the id, which is of the document as it was started. */
    annotate: procedure.input(
      byId.extend({
        name: experimentNameSchema.optional(),
        tags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
        notes: z.string().max(20_000).optional(),
      }),
    ),
    /** Takes them out of the history; nothing is lost. What still runs is cancelled, and told. */
    archive: procedure.input(byIds).output(z.array(stoppedSchema)),
    restore: procedure.input(byIds),
    /** Deletes archived experiments for good, with the runs and weights that no other one shares. */
    purge: procedure.input(byIds).output(z.object({ runs: z.int(), bytes: z.int() })),
    /** A snapshot, then changes, until the experiment is settled. */
    watch: procedure.input(byId).output(eventIterator(experimentEventSchema)),
    /** The latest entries, oldest first. */
    log: procedure.input(byId).output(z.array(logEntrySchema)),
    comparison: procedure.input(byId).output(comparisonSchema),
    soundness: procedure.input(byId).output(soundnessSchema),
    answer: procedure.input(byId.extend({ needs: needsSchema })).output(answerSchema),
    /** Learning curves by run id; without the signals of the layers where these are not wanted. */
    curves: procedure
      .input(byId.extend({ signals: z.boolean().default(true) }))
      .output(z.record(z.string(), z.array(metricPointSchema))),
    /** When its strategies prune that do so several times. */
    rounds: procedure.input(byId).output(z.array(pruningRoundsSchema)),
    /** What came out of each, by id; those that are gone are left out. */
    outcomes: procedure
      .input(z.strictObject({ ids: idsSchema.min(1).max(MOST_OUTCOMES) }))
      .output(z.record(z.string(), outcomeSchema)),
    export: procedure
      .input(
        byId.extend({
          format: exportFormatSchema,
          /** For reports (html, pdf, md, tex); all where it is left out. */
          sections: z
            .array(reportSectionSchema)
            .min(1)
            .max(reportSectionSchema.options.length)
            .optional(),
          language: languageSchema.default('en'),
          /** The folder beside a report's text that its figures are in (md, tex). */
          figuresIn: folderNameSchema.default('figures'),
        }),
      )
      .output(exportedFileSchema),
  },
  queue: {
    /** The experiments that have something left to do, paused ones too, in the order they are served. */
    list: procedure.output(z.array(experimentSummarySchema)),
    /** Gives an experiment another place. The order is kept; what is being worked on is finished. */
    move: procedure.input(byId.extend({ to: queueMoveSchema })),
  },
  archives: archiveProcedures,
  /** Views of the history, kept in the data folder. */
  views: {
    list: procedure.output(z.array(savedViewSchema)),
    /** One of the same name is replaced. */
    save: procedure.input(savedViewSchema),
    remove: procedure.input(savedViewSchema.pick({ name: true })),
  },
  datasets: {
    /** What is built in, then what was imported, latest first. */
    list: procedure.output(z.array(datasetInfoSchema)),
    /** Reads the files of a data set; of an imported one, the hash says which. */
    inspect: procedure
      .input(byId.extend({ sha256: hashSchema.optional() }))
      .output(datasetDetailsSchema),
    /** Makes room for the user's files, which follow in chunks; `importDataset` does it all. */
    beginImport: procedure
      .input(beginImportSchema)
      .output(z.object({ id: z.string(), chunkBytes: z.int() })),
    appendChunk: procedure.input(importChunkSchema),
    /** Reads the files that were sent by what is said of them now, and keeps nothing yet. */
    previewImport: procedure
      .input(byId.extend({ said: importOptionsSchema }))
      .output(importPreviewSchema),
    /** Reads the files that were sent, and keeps what is in them as one data set. */
    finishImport: procedure
      .input(byId.extend({ name: importOptionsSchema.shape.name.optional() }))
      .output(datasetInfoSchema),
    /** Throws away what was sent. */
    abandonImport: procedure.input(byId),
    /** Deletes an imported data set for good; refused while experiments use it. */
    remove: procedure.input(byHash).output(z.object({ bytes: z.int() })),
  },
  models: {
    /** What has been trained of a model in this data folder. */
    trained: procedure.input(byId).output(z.array(trainedModelSchema)),
    /** The networks that were imported, latest first. */
    list: procedure.output(z.array(modelInfoSchema)),
    /** One of them looked into. */
    inspect: procedure.input(byHash).output(modelDetailsSchema),
    /** Makes room for the files of a network, which follow in chunks; `importModel` does it all. */
    beginImport: procedure
      .input(beginModelImportSchema)
      .output(z.object({ id: z.string(), chunkBytes: z.int() })),
    appendChunk: procedure.input(importChunkSchema),
    /** Reads the files that were sent, proves that what was read is the same network, and keeps it. */
    finishImport: procedure
      .input(byId.extend({ name: beginModelImportSchema.shape.name.optional() }))
      .output(modelInfoSchema),
    /** Throws away what was sent. */
    abandonImport: procedure.input(byId),
    /** Deletes an imported network for good; refused while experiments use it. */
    remove: procedure.input(byHash).output(z.object({ bytes: z.int() })),
  },
  runs: {
    /** The ids that are, or begin with, what is given: a few at most. */
    find: procedure.input(byId).output(z.array(z.string())),
    /** The latency of one run, and with it of all that have its graph. */
    measure: procedure.input(byId).output(remeasuredSchema),
    details: procedure.input(byId).output(runDetailsSchema),
    /** The layers of its network and how they are wired, beside those of its dense baseline. */
    network: procedure.input(byId).output(runNetworkSchema),
    /** The units that a layer of its network makes. */
    units: procedure
      .input(byId.extend({ layer: z.string().max(MAX_LAYER_NAME) }))
      .output(layerUnitsSchema),
    /** Its network as a file of a format, and how well that answers as the network does. */
    takeNetwork: procedure
      .input(byId.extend({ format: networkFormatSchema }))
      .output(takenFileSchema),
    /** Test examples with what its network and the dense one say of each. */
    examples: procedure.input(exampleQuerySchema).output(examplesSchema),
  },
};
export type Contract = typeof contract;
