import { desc, eq, sql } from 'drizzle-orm';
import type { RunSpec } from '../../contract/run.ts';
import type { Orm } from '../database.ts';
import { runs, stages } from '../schema.ts';

/** How long a trained run took. */
export interface RunTimes {
  readonly spec: RunSpec;
  readonly work: number;
  /** Of its training or fine-tuning. */
  readonly trainingSeconds: number;
  /** Of evaluating on the test set. */
  readonly evaluationSeconds: number;
  /** Of loading and pruning. */
  readonly otherSeconds: number;
  /** Of measuring its latency: 0 where it shares what was measured for another run; null while it has none. */
  readonly latencySeconds: number | null;
}

/** So many runs say enough of a speed. */
const MOST_RUNS = 1000;

/** The times of trained runs of a kind of model, whatever its parameters; latest first. */
export function runTimes(orm: Orm, modelId: string): RunTimes[] {
  return orm
    .select({
      spec: runs.spec,
      work: runs.work,
      trainingSeconds: secondsOf('train', 'fine-tune'),
      evaluationSeconds: secondsOf('evaluate'),
      otherSeconds: secondsOf('load', 'prune'),
      latencySeconds: sql<number | null>`CASE ${runs.status} WHEN 'done'
        THEN ${secondsOf('latency')} END`,
    })
    .from(runs)
    .innerJoin(stages, eq(stages.runId, runs.id))
    .where(sql`json_extract(${runs.spec}, '$.model.id') = ${modelId}`)
    .groupBy(runs.id)
    .orderBy(desc(runs.finishedAt))
    .limit(MOST_RUNS)
    .all();
}

function secondsOf(...names: string[]) {
  return sql<number>`coalesce(sum(${stages.seconds}) FILTER (WHERE ${stages.stage} IN ${names}), 0)`;
}
