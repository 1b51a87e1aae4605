import { z } from 'zod';
import { MAX_WORKERS } from '../../contract/contract.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Orm } from '../../db/database.ts';
import { deleteSetting, findSetting, saveSetting } from '../../db/queries/settings.ts';
import type { Devices } from './devices.ts';

/** How many runs are worked on at a time, of them one on a GPU. */
export interface WorkerCount {
  suggested(): number;
  current(): number;
  /** Keeps the number for this data folder; null for what the machine suggests. */
  keep(workers: number | null): void;
}

const KEY = 'workers';
const valid = z.int().min(1).max(MAX_WORKERS);

/**
 * What was asked for on the command line counts for this process, then what is kept in the data
 * folder, then what the machine suggests.
 */
export function workerCount(
  orm: Orm,
  { suggested, asked }: { suggested: () => number; asked?: number | undefined },
): WorkerCount {
  let set = valid.safeParse(findSetting(orm, KEY)).data;
  return {
    suggested,
    current: () => asked ?? set ?? suggested(),
    keep(workers) {
      if (workers === null) deleteSetting(orm, KEY);
      else saveSetting(orm, KEY, workers);
      set = workers ?? undefined;
    },
  };
}

/** How many runs of a document are computed at a time: a GPU computes one. */
export function atATime(
  devices: Pick<Devices, 'of'>,
  { current }: Pick<WorkerCount, 'current'>,
): (document: Pick<ExperimentDocument, 'device'>) => number {
  return (document) => (devices.of(document) === 'gpu' ? 1 : current());
}
