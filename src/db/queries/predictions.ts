import { eq } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { runPredictions } from '../schema.ts';

/** What a finished run takes each test example for: one byte per example, gzip-compressed. */
export function savePredictions(orm: Orm, runId: string, classes: Buffer): void {
  orm.insert(runPredictions).values({ runId, classes }).run();
}

/** Undefined for runs of a version that did not keep them. */
export function findPredictions(orm: Orm, runId: string): Buffer | undefined {
  return orm
    .select({ classes: runPredictions.classes })
    .from(runPredictions)
    .where(eq(runPredictions.runId, runId))
    .get()?.classes;
}

export function deletePredictions(orm: Orm, runId: string): void {
  orm.delete(runPredictions).where(eq(runPredictions.runId, runId)).run();
}
