import { asc, eq } from 'drizzle-orm';
import type { Stage } from '../../contract/words.ts';
import type { Orm } from '../database.ts';
import { stages } from '../schema.ts';

/** How long each stage of a run took, in their order. */
export function stagesOfRun(orm: Orm, runId: string): { stage: Stage; seconds: number }[] {
  return orm
    .select({ stage: stages.stage, seconds: stages.seconds })
    .from(stages)
    .where(eq(stages.runId, runId))
    .orderBy(asc(stages.position))
    .all();
}
