import { sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';

/** What of a run does not depend on where and when it was computed. */
const FIGURES = [
  'accuracy',
  'loss',
  'one_shot_accuracy',
  'validation_accuracy',
  'validation_loss',
  'achieved_sparsity',
  'weight_sparsity',
  'parameter_count',
  'nonzero_parameters',
  'macs',
];

/**
 * Asks about a database beside the own one, whose tables are called `arriving.runs` and so on meanwhile.
 *
 * @param file one that the workbench itself wrote, of the newest version
 */
export function withArriving<T>(orm: Orm, file: string, ask: () => T): T {
  orm.run(sql`ATTACH ${file} AS arriving`);
  try {
    return ask();
  } finally {
    orm.run(sql`DETACH arriving`);
  }
}

/** An experiment that arrives, beside what is here of it. */
export interface ArrivingExperiment {
  readonly id: string;
  readonly name: string;
  readonly isThere: boolean;
  readonly runs: number;
  /** Runs that have results on both sides, and not the same figures. */
  readonly differing: readonly string[];
  /** Runs with a result that are being worked on here. */
  readonly busy: readonly string[];
}

/** The experiments that arrive, in the order in which they were made. */
export function arrivingExperiments(orm: Orm): ArrivingExperiment[] {
  const differs = sql.raw(
    FIGURES.map((name) => `coalesce(ours.${name} <> theirs.${name}, 0)`).join(' OR '),
  );
  const isTrained = sql.raw(`theirs.status IN ('trained', 'done')`);
  const experiments = orm.all<{ id: string; name: string; isThere: 0 | 1; runs: number }>(
    sql`SELECT id, name, EXISTS (SELECT 1 FROM main.experiments AS own WHERE own.id = one.id) AS isThere,
        (SELECT count(*) FROM arriving.experiment_runs WHERE experiment_id = one.id) AS runs
      FROM arriving.experiments AS one ORDER BY created_at, id`,
  );
  const runs = orm.all<{ experimentId: string; id: string; status: string; differs: 0 | 1 }>(
    sql`SELECT joined.experiment_id AS experimentId, theirs.id, ours.status, ${differs} AS differs
      FROM arriving.experiment_runs AS joined
      JOIN arriving.runs AS theirs ON theirs.id = joined.run_id
      JOIN main.runs AS ours ON ours.id = theirs.id
      WHERE ${isTrained} AND (ours.status = 'running' OR (ours.status IN ('trained', 'done') AND (${differs})))
      ORDER BY joined.position`,
  );
  const ofExperiment = Map.groupBy(runs, ({ experimentId }) => experimentId);
  return experiments.map(({ isThere, ...experiment }) => {
    const own = ofExperiment.get(experiment.id) ?? [];
    const ids = (running: boolean) =>
      own.filter(({ status }) => (status === 'running') === running).map(({ id }) => id);
    return { ...experiment, isThere: isThere === 1, differing: ids(false), busy: ids(true) };
  });
}

/** Runs whose results come in with some experiments. */
export interface ArrivingRuns {
  /** Runs that are not here: of experiments that are, only those with a result. */
  readonly added: readonly string[];
  /** Runs that are here without a result, and take the one that arrives. */
  readonly filled: readonly string[];
}

/** @param taken the experiments that come in */
export function arrivingRuns(orm: Orm, taken: readonly string[]): ArrivingRuns {
  const rows = orm.all<{ id: string; isHere: 0 | 1 }>(
    sql`SELECT DISTINCT theirs.id, ours.id IS NOT NULL AS isHere
      FROM arriving.experiment_runs AS joined
      JOIN arriving.runs AS theirs ON theirs.id = joined.run_id
      LEFT JOIN main.runs AS ours ON ours.id = theirs.id
      WHERE joined.experiment_id IN (SELECT value FROM json_each(${JSON.stringify(taken)}))
        AND CASE WHEN ours.id IS NOT NULL
          THEN theirs.status IN ('trained', 'done') AND ours.status IN ('queued', 'failed', 'cancelled')
          ELSE theirs.status IN ('trained', 'done')
            OR NOT EXISTS (SELECT 1 FROM main.experiments AS own WHERE own.id = joined.experiment_id) END`,
  );
  const ids = (isHere: 0 | 1) => rows.filter((row) => row.isHere === isHere).map(({ id }) => id);
  return { added: ids(0), filled: ids(1) };
}

/** Of these runs, those that have a result as they arrive, by experiment. */
export function arrivingResults(orm: Orm, runIds: readonly string[]): Map<string, number> {
  const rows = orm.all<{ experimentId: string; results: number }>(
    sql`SELECT joined.experiment_id AS experimentId, count(*) AS results
      FROM arriving.experiment_runs AS joined JOIN arriving.runs AS theirs ON theirs.id = joined.run_id
      WHERE theirs.status IN ('trained', 'done')
        AND theirs.id IN (SELECT value FROM json_each(${JSON.stringify(runIds)}))
      GROUP BY 1`,
  );
  return new Map(rows.map(({ experimentId, results }) => [experimentId, results]));
}

/** What the experiments and runs that come in refer to, by hash. */
export interface ArrivingReferences {
  readonly weights: readonly string[];
  readonly datasets: readonly { readonly sha256: string; readonly name: string }[];
  readonly models: readonly { readonly sha256: string; readonly name: string }[];
}

export function arrivingReferences(
  orm: Orm,
  taken: readonly string[],
  { added, filled }: ArrivingRuns,
): ArrivingReferences {
  const weights = orm.all<{ sha256: string }>(
    sql`SELECT DISTINCT weights_sha256 AS sha256 FROM arriving.runs WHERE weights_sha256 IS NOT NULL
      AND id IN (SELECT value FROM json_each(${JSON.stringify([...added, ...filled])}))`,
  );
  const named = (what: 'dataset' | 'model') =>
    orm.all<{ sha256: string; name: string }>(
      sql`SELECT DISTINCT json_extract(document, ${`$.${what}.sha256`}) AS sha256,
          coalesce(json_extract(document, ${`$.${what}.name`}), '') AS name
        FROM arriving.experiments
        WHERE json_extract(document, ${`$.${what}.sha256`}) IS NOT NULL
          AND id IN (SELECT value FROM json_each(${JSON.stringify(taken)})) GROUP BY 1`,
    );
  return {
    weights: weights.map(({ sha256 }) => sha256),
    datasets: named('dataset'),
    models: named('model'),
  };
}

/** Experiments that have something left to do as they arrive. */
export function arrivingUnfinished(orm: Orm): Set<string> {
  const rows = orm.all<{ id: string }>(
    sql`SELECT DISTINCT joined.experiment_id AS id
      FROM arriving.experiment_runs AS joined
      JOIN arriving.runs AS theirs ON theirs.id = joined.run_id
      JOIN arriving.experiments AS one ON one.id = joined.experiment_id
      LEFT JOIN main.runs AS ours ON ours.id = theirs.id AND ours.status IN ('trained', 'done')
      WHERE one.cancelled_at IS NULL AND coalesce(ours.status, theirs.status) IN ('queued', 'running', 'trained')`,
  );
  return new Set(rows.map(({ id }) => id));
}
