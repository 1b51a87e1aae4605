import { logDefect } from '../defect-log.ts';
import { sweepCheckpoints } from './checkpoints/sweep-checkpoints.ts';
import type { DataFolder } from './data-folder.ts';
import { sweepWeights } from './sweep-weights.ts';

/** Before any trainer is started. A folder that cannot be swept is no reason not to work. */
export function sweepUnused({ database, weights, trash, checkpoints }: DataFolder): void {
  try {
    const now = new Date();
    if (!weights.trouble()) sweepWeights(database.orm, weights, trash, now);
    trash.empty(now);
    sweepCheckpoints(database.orm, checkpoints);
  } catch (error) {
    logDefect('Files that no run refers to could not be moved to the trash', error);
  }
}
