import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { catalogueSchema } from './catalogue.ts';
import { problemSchema } from './errors.ts';
import { experimentDocumentSchema } from './experiment.ts';
import { experimentEventSchema, experimentSummarySchema } from './progress.ts';
import { comparisonSchema } from './results.ts';
import { environmentSchema, metricPointSchema, runRecordSchema } from './run.ts';

const procedure = oc.errors({
  /** The message is a sentence for the user; see `UserError`. */
  USER_ERROR: { status: 400, data: z.object({ problems: z.array(problemSchema) }) },
  NOT_FOUND: { status: 404 },
});

const byId = z.object({ id: z.string() });

export const exportFormatSchema = z.enum(['json', 'csv', 'md']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Everything the workbench can be asked, the same over message port, WebSocket and direct call. */
export const contract = {
  system: {
    info: procedure.output(
      z.object({
        version: z.string(),
        dataDir: z.string(),
        workers: z.int(),
        environment: environmentSchema,
      }),
    ),
    catalogue: procedure.output(catalogueSchema),
  },
  experiments: {
    /** Newest first. */
    list: procedure.output(z.array(experimentSummarySchema)),
    /** Emits a summary for each experiment that is added or changes (at most a few times a second each). */
    watchList: procedure.output(eventIterator(experimentSummarySchema)),
    get: procedure.input(byId).output(
      z.object({
        summary: experimentSummarySchema,
        document: experimentDocumentSchema,
        environment: environmentSchema.nullable(),
        runs: z.array(runRecordSchema),
      }),
    ),
    /** Validates a document and counts its runs without starting anything. */
    check: procedure
      .input(z.object({ document: z.unknown() }))
      .output(z.object({ document: experimentDocumentSchema, runs: z.int() })),
    /** Validates, stores and queues. The same document again continues what is unfinished of it. */
    start: procedure
      .input(z.object({ document: z.unknown() }))
      .output(z.object({ id: z.string(), queued: z.int(), kept: z.int() })),
    cancel: procedure.input(byId),
    /** Queues again what failed or was cancelled. */
    retry: procedure.input(byId).output(z.object({ queued: z.int() })),
    /** A snapshot, then changes, until the experiment is settled. */
    watch: procedure.input(byId).output(eventIterator(experimentEventSchema)),
    comparison: procedure.input(byId).output(comparisonSchema),
    /** Learning curves by run id. */
    curves: procedure.input(byId).output(z.record(z.string(), z.array(metricPointSchema))),
    export: procedure
      .input(byId.extend({ format: exportFormatSchema }))
      .output(z.object({ fileName: z.string(), mediaType: z.string(), content: z.string() })),
  },
};
export type Contract = typeof contract;
