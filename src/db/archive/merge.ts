import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Sentence } from '../../contract/sentence.ts';
import type { Orm } from '../database.ts';
import { models } from '../models-schema.ts';
import { logEvent } from '../queries/events.ts';
import * as schema from '../schema.ts';
import { arrivingRuns } from './arriving.ts';
import type { ArrivingRuns } from './arriving.ts';

/** What comes in, and what is said of it in the log of each experiment. */
export interface Arriving {
  /** The experiments, new ones and such as lack results here. */
  readonly taken: readonly string[];
  /** Hashes of data sets and networks whose files have come, or are here. */
  readonly datasets: readonly string[];
  readonly models: readonly string[];
  /** Names that no data set of a user's can have. */
  readonly reservedNames: readonly string[];
  readonly note: Sentence;
  readonly now: number;
}

/**
 * Takes experiments in from a database that is attached (`withArriving`), in one transaction. What is here
 * stays as it is: a run with a result keeps it, and an experiment its name, notes, tags and state. A new
 * one that is not finished is paused, so that nothing begins which nobody asked for.
 *
 * @returns the runs that came in
 */
export function mergeArriving(orm: Orm, arriving: Arriving): ArrivingRuns {
  const { taken, note, now } = arriving;
  return orm.transaction((tx) => {
    const runs = arrivingRuns(tx, taken);
    const { added, filled } = runs;
    const all = list([...added, ...filled]);
    const made = sql`id IN (SELECT environment_id FROM arriving.runs WHERE id IN ${all}
      UNION SELECT environment_id FROM arriving.latency_measurements)`;
    copy(tx, schema.environments, made, sql`ON CONFLICT DO NOTHING`);
    const measurements = mergeMeasurements(tx, all);
    copy(tx, schema.runs, sql`id IN ${list(added)}`);
    fillRuns(tx, filled);
    for (const { from, to } of measurements) {
      tx.run(sql`UPDATE main.runs SET measurement_id = ${to} WHERE id IN
        (SELECT id FROM arriving.runs WHERE measurement_id = ${from} AND id IN ${all})`);
    }
    for (const table of [
      schema.stages,
      schema.metricPoints,
      schema.layers,
      schema.runPredictions,
    ]) {
      copy(tx, table, sql`run_id IN ${all}`);
    }
    const fresh = newAmong(tx, taken);
    copy(tx, schema.experiments, sql`id IN ${list(fresh)}`);
    tx.run(
      sql`UPDATE main.experiments SET archived_at = NULL, queue_rank = NULL, paused_at = NULL
        WHERE id IN ${list(fresh)}`,
    );
    copy(tx, schema.experimentTags, sql`experiment_id IN ${list(fresh)}`);
    copy(
      tx,
      schema.experimentRuns,
      sql`experiment_id IN ${list(taken)} AND run_id IN (SELECT id FROM main.runs)`,
      sql`ON CONFLICT DO NOTHING`,
    );
    copyEvents(tx, sql`run_id IN ${all} OR experiment_id IN ${list(fresh)}`);
    pauseUnfinished(tx, fresh, now);
    copyNamed(tx, schema.datasets, arriving.datasets, now, arriving.reservedNames);
    copyNamed(tx, models, arriving.models, now);
    for (const experimentId of taken) logEvent(tx, 'noted', { experimentId, detail: note, now });
    return runs;
  });
}

function list(values: readonly unknown[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

function columnsOf(table: SQLiteTable, except: readonly string[] = []): SQL {
  const names = getTableConfig(table).columns.map(({ name }) => name);
  return sql.raw(
    names
      .filter((name) => !except.includes(name))
      .map((name) => `"${name}"`)
      .join(', '),
  );
}

function copy(tx: Orm, table: SQLiteTable, rows: SQL, onConflict = sql``): void {
  const { name } = getTableConfig(table);
  // A measurement has another number here than where it came from.
  const references = table === schema.runs ? ['measurement_id'] : [];
  const columns = columnsOf(table, references);
  const both = sql.raw(`"${name}"`);
  tx.run(sql`INSERT INTO main.${both} (${columns}) SELECT ${columns} FROM arriving.${both}
    WHERE ${rows} ORDER BY rowid ${onConflict}`);
}

/** Events are numbered as they come in. */
function copyEvents(tx: Orm, rows: SQL): void {
  const columns = columnsOf(schema.events, ['id']);
  tx.run(sql`INSERT INTO main.events (${columns}) SELECT ${columns} FROM arriving.events
    WHERE ${rows} ORDER BY id`);
}

/** Runs that are here without a result have the one that arrives in place of what an attempt left. */
function fillRuns(tx: Orm, filled: readonly string[]): void {
  const those = list(filled);
  for (const table of ['stages', 'metric_points', 'layers', 'run_predictions']) {
    tx.run(sql`DELETE FROM main.${sql.raw(table)} WHERE run_id IN ${those}`);
  }
  const columns = columnsOf(schema.runs, ['measurement_id']);
  tx.run(sql`UPDATE main.runs SET (${columns}) =
      (SELECT ${columns} FROM arriving.runs AS theirs WHERE theirs.id = main.runs.id)
    WHERE id IN ${those}`);
}

/** Data sets or networks, under their own names where these are free, else with a number behind them. */
function copyNamed(
  tx: Orm,
  table: typeof schema.datasets | typeof models,
  hashes: readonly string[],
  now: number,
  reserved: readonly string[] = [],
): void {
  const { name: own } = getTableConfig(table);
  const both = sql.raw(`"${own}"`);
  const columns = columnsOf(table, ['name', 'imported_at']);
  const rows = tx.all<{ sha256: string; name: string }>(
    sql`SELECT sha256, name FROM arriving.${both} WHERE sha256 IN ${list(hashes)}
      AND sha256 NOT IN (SELECT sha256 FROM main.${both}) ORDER BY name`,
  );
  const used = new Set([
    ...reserved,
    ...tx.all<{ name: string }>(sql`SELECT name FROM main.${both}`).map(({ name }) => name),
  ]);
  for (const { sha256, name } of rows) {
    const free = freeName(name, used);
    used.add(free);
    tx.run(sql`INSERT INTO main.${both} (name, imported_at, ${columns})
      SELECT ${free}, ${now}, ${columns} FROM arriving.${both} WHERE sha256 = ${sha256}`);
  }
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name.slice(0, 90)} ${number}`;
  return free;
}

/** A measurement that is here already, as after an archive of one's own, is not stored twice. */
function mergeMeasurements(tx: Orm, runIds: SQL): { from: number; to: number }[] {
  const used = tx.all<{ id: number }>(
    sql`SELECT DISTINCT measurement_id AS id FROM arriving.runs
      WHERE measurement_id IS NOT NULL AND id IN ${runIds} ORDER BY 1`,
  );
  const columns = columnsOf(schema.latencyMeasurements, ['id']);
  return used.map(({ id: from }) => {
    const here = tx.get<{ id: number } | undefined>(
      sql`SELECT own.id FROM main.latency_measurements AS own
        JOIN arriving.latency_measurements AS theirs ON theirs.id = ${from}
        WHERE own.graph = theirs.graph AND own.dense_graph = theirs.dense_graph
          AND own.machine = theirs.machine AND own.measured_at = theirs.measured_at
          AND own.content = theirs.content`,
    );
    if (here) return { from, to: here.id };
    const { lastInsertRowid } = tx.run(
      sql`INSERT INTO main.latency_measurements (${columns})
        SELECT ${columns} FROM arriving.latency_measurements WHERE id = ${from}`,
    );
    return { from, to: Number(lastInsertRowid) };
  });
}

function newAmong(tx: Orm, taken: readonly string[]): string[] {
  return tx
    .all<{ id: string }>(
      sql`SELECT id FROM arriving.experiments WHERE id IN ${list(taken)}
        AND id NOT IN (SELECT id FROM main.experiments)`,
    )
    .map(({ id }) => id);
}

function pauseUnfinished(tx: Orm, fresh: readonly string[], now: number): void {
  const paused = tx.all<{ id: string }>(
    sql`UPDATE main.experiments SET paused_at = ${now}
      WHERE id IN ${list(fresh)} AND cancelled_at IS NULL AND EXISTS (
        SELECT 1 FROM main.experiment_runs JOIN main.runs ON runs.id = experiment_runs.run_id
        WHERE experiment_runs.experiment_id = experiments.id
          AND runs.status IN ('queued', 'running', 'trained'))
      RETURNING id`,
  );
  for (const { id } of paused) logEvent(tx, 'paused', { experimentId: id, now });
}
