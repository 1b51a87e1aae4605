import { basename } from 'node:path';
import type { Orm } from '../../db/database.ts';
import { weightsInUse } from '../../db/queries/weights.ts';
import type { TrashFolder } from './trash-folder.ts';
import type { WeightsFolder } from './weights-folder.ts';

/**
 * Moves the weights that no run refers to into the trash: what a trainer had just stored when its run
 * was cancelled, or when the workbench was killed. To be called while no trainer is at work, which may
 * have stored what is not in the database yet. They are kept there for a while, since a backup of the
 * database may be put back that refers to them.
 *
 * A database that refers to no weights at all is a new one, and the weights beside it may belong to
 * another that is put back later: they stay.
 *
 * @returns the number of files moved
 */
export function sweepWeights(
  orm: Orm,
  folder: WeightsFolder,
  trash: TrashFolder,
  now: Date,
): number {
  const used = weightsInUse(orm);
  if (used.size === 0) return 0;
  const left = folder.all().filter((sha256) => !used.has(sha256));
  for (const sha256 of left) trash.take(folder.fileOf(sha256), now);
  return left.length;
}

/**
 * Takes back from the trash what runs refer to and is not in the folder of weights: the database is an
 * earlier one than that which was there when they were thrown away, or a later one.
 *
 * @returns the number of files taken back
 */
export function recoverWeights(orm: Orm, folder: WeightsFolder, trash: TrashFolder): number {
  if (trash.isEmpty()) return 0;
  const names = [...weightsInUse(orm)].map((sha256) => basename(folder.fileOf(sha256)));
  return trash.putBack(new Set(names), folder.dir);
}
