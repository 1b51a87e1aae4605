import { sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experiments, runs } from '../schema.ts';
import { sweepMeasurements } from './latency.ts';

/** What was deleted with experiments. */
export interface Purged {
  /** Ids of the runs. */
  readonly runs: readonly string[];
  /** Hashes of the weights that no run names any more: their files may go. */
  readonly weights: readonly string[];
}

/**
 * Deletes experiments for good, with the runs that no other one shares and all that is stored of
 * them, latencies of graphs that no run has any more too, in one transaction.
 */
export function purgeExperiments(orm: Orm, ids: readonly string[]): Purged {
  return orm.transaction((tx) => {
    const mine = tx.all<{ id: string }>(
      sql`SELECT DISTINCT run_id AS id FROM experiment_runs
        WHERE experiment_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    );
    tx.delete(experiments)
      .where(sql`${experiments.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
      .run();
    const deleted = tx
      .delete(runs)
      .where(
        sql`${runs.id} IN (SELECT value FROM json_each(${JSON.stringify(mine.map(({ id }) => id))}))
          AND NOT EXISTS (SELECT 1 FROM experiment_runs WHERE run_id = ${runs.id})`,
      )
      .returning({ id: runs.id, sha256: runs.weightsSha256 })
      .all();
    sweepMeasurements(tx);
    const hashes = [...new Set(deleted.flatMap(({ sha256 }) => sha256 ?? []))];
    const weights = tx.all<{ sha256: string }>(
      sql`SELECT value AS sha256 FROM json_each(${JSON.stringify(hashes)})
        WHERE value NOT IN (SELECT weights_sha256 FROM runs WHERE weights_sha256 IS NOT NULL)`,
    );
    return {
      runs: deleted.map(({ id }) => id),
      weights: weights.map(({ sha256 }) => sha256),
    };
  });
}
