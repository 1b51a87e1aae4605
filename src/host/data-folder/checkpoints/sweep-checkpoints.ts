import type { Orm } from '../../../db/database.ts';
import { statusOfRuns } from '../../../db/queries/runs.ts';
import type { CheckpointsFolder } from './checkpoints-folder.ts';

/**
 * Of runs that failed or were cancelled, the checkpoints of so many are kept, those that were written
 * last: tried again, they go on. Without a bound the disk would fill with what nobody comes back to.
 */
const KEPT_ASIDE = 20;

/**
 * Throws away the checkpoints that no run will go on from: of runs that are stored, of runs that are not
 * there any more, and the oldest of those that failed or were cancelled.
 *
 * A database without any run is a new one, and what lies beside it may belong to another that is put back
 * later: it stays.
 */
export function sweepCheckpoints(orm: Orm, folder: CheckpointsFolder): void {
  const runIds = folder.runs();
  const statuses = statusOfRuns(orm, runIds);
  if (statuses === undefined) return;
  const aside: string[] = [];
  for (const runId of runIds) {
    const status = statuses.get(runId);
    if (status === 'failed' || status === 'cancelled') aside.push(runId);
    else if (status !== 'queued' && status !== 'running') folder.discard(runId);
  }
  for (const runId of aside.slice(KEPT_ASIDE)) folder.discard(runId);
}
