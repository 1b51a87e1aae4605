import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experimentRuns, layers, runs } from '../schema.ts';

/** How far above the commonest class an accuracy may lie and still be looked at, in squared deviations. */
const FAR = 16;

/** A run that failed or is so inaccurate that it may be guessing, with what tells. */
export type SuspectRun = Pick<
  typeof runs.$inferSelect,
  'status' | 'accuracy' | 'errorSentence' | 'testExamples' | 'commonestShare'
> & {
  readonly experimentId: string;
  /** Of the last layer, where the test set is not known. */
  readonly outputShape: number[] | null;
};

/** Runs of one experiment, or of all, of which it has to be asked whether they are guessing or diverged. */
export function suspectRuns(orm: Orm, experimentId?: string): SuspectRun[] {
  const { accuracy, commonestShare: share, testExamples: n } = runs;
  const isLow = sql`(${accuracy} <= ${share} OR (${accuracy} - ${share}) * (${accuracy} - ${share}) * ${n} <= ${FAR} * ${share} * (1 - ${share}))`;
  const last = sql`(SELECT max(position) FROM layers WHERE run_id = ${runs.id})`;
  return orm
    .select({
      experimentId: experimentRuns.experimentId,
      status: runs.status,
      accuracy: runs.accuracy,
      errorSentence: runs.errorSentence,
      testExamples: runs.testExamples,
      commonestShare: runs.commonestShare,
      outputShape: layers.shape,
    })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .leftJoin(
      layers,
      and(
        sql`${share} IS NULL AND ${accuracy} IS NOT NULL`,
        eq(layers.runId, runs.id),
        eq(layers.position, last),
      ),
    )
    .where(
      and(
        experimentId === undefined ? undefined : eq(experimentRuns.experimentId, experimentId),
        sql`(${runs.status} = 'failed' OR (${accuracy} IS NOT NULL AND (${share} IS NULL OR ${isLow})))`,
      ),
    )
    .all();
}
