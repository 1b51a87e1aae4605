import { z } from 'zod';
import { MAX_WORKERS } from '../../contract/contract.ts';
import type { Orm } from '../../db/database.ts';
import { deleteSetting, findSetting, saveSetting } from '../../db/queries/settings.ts';

/** How many runs are worked on at a time. */
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
