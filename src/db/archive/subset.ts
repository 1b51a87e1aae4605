import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Orm } from '../database.ts';
import { applyMigrations } from '../migrate.ts';
import { models } from '../models-schema.ts';
import * as schema from '../schema.ts';

/** So many runs' curves are in memory at a time. */
const RUNS_AT_ONCE = 50;

/** A row as SQLite holds it, JSON as its text. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Copies experiments into a new database of the same schema, with all that is stored of them and their
 * runs, and nothing else. What is being worked on is as it was before it was begun.
 *
 * @param source may be written by others meanwhile; it is seen at one moment
 * @param file where no file is yet
 * @param look asked of the copy once it is complete
 */
export function copyExperiments<T>(
  source: Orm,
  { file, migrationsDir, ids }: { file: string; migrationsDir: string; ids: readonly string[] },
  look: (copy: Orm) => T,
): T {
  const target = new Sqlite(file);
  try {
    // Whoever is killed meanwhile leaves a file that nobody refers to.
    target.pragma('synchronous = OFF');
    applyMigrations(target, migrationsDir);
    const copy = target.transaction(() => source.transaction((tx) => copyRows(tx, target, ids)));
    copy();
    target.exec(`DELETE FROM metric_points WHERE run_id IN (SELECT id FROM runs WHERE status = 'running');
      UPDATE runs SET status = 'queued', started_at = NULL, attempts = 0 WHERE status = 'running'`);
    target.exec('VACUUM');
    return look(drizzle(target, { schema }));
  } finally {
    target.close();
  }
}

function copyRows(source: Orm, target: Sqlite.Database, ids: readonly string[]): void {
  const chosen = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const copy = (table: SQLiteTable, rows: readonly Row[]) => insertRows(target, table, rows);
  const rowsOf = (table: SQLiteTable, condition = sql`1`) =>
    source.all<Row>(sql`SELECT * FROM ${table} WHERE ${condition} ORDER BY rowid`);
  const found = (values: readonly Row[], column: string) =>
    sql`(SELECT value FROM json_each(${JSON.stringify(values.map((row) => row[column]))}))`;

  const experiments = rowsOf(schema.experiments, sql`id IN ${chosen}`);
  const joined = rowsOf(schema.experimentRuns, sql`experiment_id IN ${chosen}`);
  const runs = rowsOf(schema.runs, sql`id IN ${found(joined, 'run_id')}`);
  const measurements = rowsOf(
    schema.latencyMeasurements,
    sql`id IN ${found(runs, 'measurement_id')}`,
  );
  const made = found([...runs, ...measurements], 'environment_id');
  copy(schema.experiments, experiments);
  copy(schema.experimentTags, rowsOf(schema.experimentTags, sql`experiment_id IN ${chosen}`));
  copy(schema.environments, rowsOf(schema.environments, sql`id IN ${made}`));
  copy(schema.latencyMeasurements, measurements);
  copy(schema.runs, runs);
  copy(schema.experimentRuns, joined);
  for (let first = 0; first < runs.length; first += RUNS_AT_ONCE) {
    const some = found(runs.slice(first, first + RUNS_AT_ONCE), 'id');
    for (const table of [
      schema.stages,
      schema.metricPoints,
      schema.layers,
      schema.runPredictions,
    ]) {
      copy(table, rowsOf(table, sql`run_id IN ${some}`));
    }
  }
  copy(
    schema.events,
    rowsOf(schema.events, sql`experiment_id IN ${chosen} OR run_id IN ${found(runs, 'id')}`),
  );
  const used = (what: 'dataset' | 'model') =>
    sql`sha256 IN (SELECT json_extract(document, ${`$.${what}.sha256`}) FROM experiments WHERE id IN ${chosen})`;
  copy(schema.datasets, rowsOf(schema.datasets, used('dataset')));
  copy(models, rowsOf(models, used('model')));
}

function insertRows(target: Sqlite.Database, table: SQLiteTable, rows: readonly Row[]): void {
  const { name, columns } = getTableConfig(table);
  const names = columns.map((column) => `"${column.name}"`);
  const places = columns.map((column) => `@${column.name}`);
  const insert = target.prepare(
    `INSERT INTO "${name}" (${names.join()}) VALUES (${places.join()})`,
  );
  for (const row of rows) insert.run(row);
}
