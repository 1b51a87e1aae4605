import type Sqlite from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { experimentDocumentSchema, experimentNameSchema } from '../../contract/experiment.ts';
import { importFindingsSchema } from '../../contract/import-findings.ts';
import { latencyMeasurementSchema, latencySchema } from '../../contract/latency.ts';
import { modelNameSchema, modelNoteSchema, modelProofSchema } from '../../contract/models.ts';
import { logEntrySchema } from '../../contract/progress.ts';
import {
  environmentSchema,
  foldSchema,
  layerSignalSchema,
  runSpecSchema,
} from '../../contract/run.ts';
import { say, sentenceSchema } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { familySchema, runStatusSchema, stageSchema } from '../../contract/words.ts';
import { models } from '../models-schema.ts';
import * as schema from '../schema.ts';

/** No text or other bytes of the workbench's own come near this. */
const MAX_VALUE_BYTES = 2 ** 24;

/** The last day that a `Date` knows. */
const MAX_TIME_MS = 8.64e15;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const contentHash = z.string().regex(/^[0-9a-f]{16}$/);
const texts = z.array(z.string().max(1000)).max(10_000);
const shape = z.array(z.int().min(0)).max(10);

/** What stands in the columns of which the type does not say it; of JSON what the text means. */
const MEANT = new Map<SQLiteColumn, z.ZodType>([
  [schema.experiments.id, contentHash],
  [schema.experiments.name, experimentNameSchema],
  [schema.experiments.document, experimentDocumentSchema],
  [schema.experiments.notes, z.string().max(20_000)],
  [schema.experimentTags.tag, z.string().trim().min(1).max(50)],
  [schema.environments.content, environmentSchema],
  [schema.latencyMeasurements.content, latencyMeasurementSchema],
  [schema.runs.spec, runSpecSchema],
  [schema.runs.parameters, z.record(z.string(), z.unknown())],
  [schema.runs.family, familySchema],
  [schema.runs.fold, foldSchema],
  [schema.runs.status, runStatusSchema],
  [schema.runs.errorSentence, sentenceSchema],
  [schema.runs.latencyMs, z.record(z.string(), latencySchema)],
  [schema.runs.weightsSha256, sha256],
  [schema.stages.stage, stageSchema],
  [schema.metricPoints.stage, stageSchema],
  [schema.metricPoints.layers, z.array(layerSignalSchema)],
  [schema.layers.shape, shape],
  [schema.events.kind, logEntrySchema.shape.kind],
  [schema.events.detailSentence, sentenceSchema],
  [schema.datasets.sha256, sha256],
  [schema.datasets.name, z.string().trim().min(1).max(100)],
  [schema.datasets.shape, shape],
  [schema.datasets.classNames, texts],
  [schema.datasets.files, texts],
  [schema.datasets.findings, importFindingsSchema],
  [models.sha256, sha256],
  [models.name, modelNameSchema],
  [models.files, texts],
  [models.inputShape, shape],
  [models.notes, z.array(modelNoteSchema)],
  [models.proof, modelProofSchema],
]);

const TABLES: readonly SQLiteTable[] = [
  schema.experiments,
  schema.experimentTags,
  schema.settings,
  schema.environments,
  schema.latencyMeasurements,
  schema.runs,
  schema.experimentRuns,
  schema.stages,
  schema.metricPoints,
  schema.layers,
  schema.runPredictions,
  schema.events,
  schema.datasets,
  models,
];

/** What is the first wrong of a database with our tables: a value of another type, or another meaning. */
export function firstWrongValue(sqlite: Sqlite.Database): Sentence | undefined {
  for (const table of TABLES) {
    const { name, columns } = getTableConfig(table);
    for (const column of columns) {
      const wrong = wrongIn(sqlite, name, column);
      if (wrong) return say`"${column.name}" of a row of ${name} is ${wrong}`;
    }
  }
  return undefined;
}

function wrongIn(
  sqlite: Sqlite.Database,
  table: string,
  column: SQLiteColumn,
): Sentence | undefined {
  const own = `"${column.name}"`;
  const wrong = sqlite
    .prepare(
      `SELECT substr(quote(${own}), 1, 40) FROM "${table}"
        WHERE ${own} IS NOT NULL AND NOT (${conditionOn(column)}) LIMIT 1`,
    )
    .pluck()
    .get();
  if (typeof wrong === 'string') return say`not what it should be (${wrong})`;
  const meant = MEANT.get(column);
  if (!meant) return undefined;
  const isJson = column.columnType === 'SQLiteTextJson';
  const values = sqlite
    .prepare(`SELECT ${isJson ? '' : 'DISTINCT'} ${own} FROM "${table}" WHERE ${own} IS NOT NULL`)
    .pluck()
    .iterate() as IterableIterator<string>;
  for (const text of values) {
    const problem = problemOf(text, meant, isJson);
    if (problem !== undefined) return say`not what it should be (${problem})`;
  }
  return undefined;
}

/** SQLite lets any column hold any value: what JavaScript can make a number or a date of is asked for. */
function conditionOn(column: SQLiteColumn): string {
  const { name } = column;
  const own = `"${name}"`;
  switch (column.getSQLType()) {
    case 'integer':
      return `typeof(${own}) = 'integer' AND abs(${own}) <= ${
        /(^|_)at$/.test(name) ? MAX_TIME_MS : Number.MAX_SAFE_INTEGER
      }`;
    case 'real':
      return `typeof(${own}) IN ('real', 'integer') AND abs(${own}) <= ${Number.MAX_VALUE}`;
    case 'blob':
      return `typeof(${own}) = 'blob' AND octet_length(${own}) <= ${MAX_VALUE_BYTES}`;
    default:
      return `typeof(${own}) = 'text' AND octet_length(${own}) <= ${MAX_VALUE_BYTES}`;
  }
}

function problemOf(text: string, meant: z.ZodType, isJson: boolean): string | undefined {
  try {
    const parsed = meant.safeParse(isJson ? JSON.parse(text) : text);
    const issue = parsed.error?.issues[0];
    return issue && [...issue.path.map(String), issue.message].join(': ').slice(0, 200);
  } catch (error) {
    // No JSON, or nested deeper than anything is that the workbench writes.
    return (error as Error).message.slice(0, 200);
  }
}
