import type { Orm } from '../../db/database.ts';
import { weightsInUse } from '../../db/queries/weights.ts';
import type { WeightsFolder } from './weights-folder.ts';

/**
 * Throws away the weights that no run refers to: what a trainer had just stored when its run was
 * cancelled, or when the workbench was killed. To be called while no trainer is at work, which may
 * have stored what is not in the database yet.
 *
 * A database that refers to no weights at all is a new one, and the weights beside it may belong to
 * another that is put back later: they stay.
 *
 * @returns the number of files thrown away
 */
export function sweepWeights(orm: Orm, folder: WeightsFolder): number {
  const used = weightsInUse(orm);
  if (used.size === 0) return 0;
  const left = folder.all().filter((sha256) => !used.has(sha256));
  for (const sha256 of left) folder.discard(sha256);
  return left.length;
}
