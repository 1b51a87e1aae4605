import { join } from 'node:path';
import { NotFound, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { findRun, type StoredRun } from '../../db/queries/runs.ts';
import { WEIGHTS_FOLDER } from '../data-folder/data-folder.ts';
import type { NetworkTask } from '../dataset-process/open-network.ts';
import type { Workbench } from '../workbench.ts';

/** A run that has a network, and the dense one that it was made of. */
export interface TrainedRun {
  readonly run: StoredRun & { readonly weightsSha256: string };
  /** Itself where it is one. */
  readonly baseline: StoredRun;
}

/** @throws NotFound; UserError when the run is not trained. */
export function getTrainedRun({ orm }: Pick<Workbench, 'orm'>, id: string): TrainedRun {
  const run = getRun(orm, id);
  const { weightsSha256, baselineId } = run;
  if (weightsSha256 === null) {
    throw new UserError(
      say`The run ${id} is not trained (${run.status}): open it again once it is done.`,
    );
  }
  return {
    run: { ...run, weightsSha256 },
    baseline: baselineId === null ? run : getRun(orm, baselineId),
  };
}

function getRun(orm: Workbench['orm'], id: string): StoredRun {
  const run = findRun(orm, id);
  if (run) return run;
  throw new NotFound(say`There is no run ${id} in this data folder.`);
}

/** Where the network of a run is; null where it has none. */
export function networkOf(
  { dataDir, places }: Pick<Workbench, 'dataDir' | 'places'>,
  run: StoredRun,
): NetworkTask | null {
  if (run.weightsSha256 === null) return null;
  return {
    spec: run.spec,
    weightsDir: join(dataDir, WEIGHTS_FOLDER),
    sha256: run.weightsSha256,
    places,
  };
}
