import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { openCheckpointsFolder } from './checkpoints/checkpoints-folder.ts';
import type { CheckpointsFolder } from './checkpoints/checkpoints-folder.ts';
import { explained } from '../../db/explained.ts';
import { weightsInUse } from '../../db/queries/weights.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { openImportsFolder } from './imports-folder.ts';
import type { ImportsFolder } from './imports-folder.ts';
import { requireNothingLost } from './lost-database.ts';
import { recoverWeights } from './sweep-weights.ts';
import { TRASH_FOLDER, trashFolder } from './trash-folder.ts';
import type { TrashFolder } from './trash-folder.ts';
import { unusableFolder } from './unusable-folder.ts';
import { openWeightsFolder, weightsFolder } from './weights-folder.ts';
import type { WeightsFolder } from './weights-folder.ts';

/** Name of the database in a data folder. */
export const DATABASE_FILE = 'workbench.db';

/** Name of the folder of weights in a data folder. */
export const WEIGHTS_FOLDER = 'weights';

/** Name of the folder of imported data sets in a data folder. */
export const DATASETS_FOLDER = 'datasets';

/** Name of the folder of imported networks in a data folder. */
export const MODELS_FOLDER = 'models';

/** Name of the folder of checkpoints in a data folder. */
export const CHECKPOINTS_FOLDER = 'checkpoints';

/** Name of the folder in which archives lie while they come and go. */
export const ARCHIVES_FOLDER = 'archives';

/**
 * Where everything is kept: `workbench.db`, `weights/<sha256>.safetensors`,
 * `datasets/<sha256>.safetensors`, `models/<sha256>.safetensors`, `checkpoints/<run>/`, `backups/`,
 * `trash/` and the lock.
 */
export interface DataFolder {
  readonly dir: string;
  /** Where the host notes what is its own: the folder itself, unless that can only be looked at. */
  readonly notesDir: string;
  readonly database: Database;
  readonly weights: WeightsFolder;
  readonly trash: TrashFolder;
  readonly datasets: ImportsFolder;
  readonly models: ImportsFolder;
  readonly checkpoints: CheckpointsFolder;
  /** Of archives nothing is kept: they come, and go. */
  readonly archives: ImportsFolder;
  readonly lock: FolderLock;
  /** What is called before anything is written into the database; it throws where that is not to be. */
  readonly guard: { beforeWriting: () => void };
  close(): void;
}

/**
 * Creates or opens a data folder and takes it for this process.
 *
 * @throws UserError when the folder cannot be created or written, is in use, or holds a database
 * that this workbench cannot read.
 */
export function openDataFolder(path: string, migrationsDir: string | undefined): DataFolder {
  const dir = resolve(path);
  try {
    makeWritable(dir);
    return openLocked(dir, migrationsDir);
  } catch (error) {
    throw unusableFolder(dir, explained(error, join(dir, DATABASE_FILE)));
  }
}

function makeWritable(dir: string): void {
  mkdirSync(dir, { recursive: true });
  accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
}

function openLocked(dir: string, migrationsDir: string | undefined): DataFolder {
  const file = join(dir, DATABASE_FILE);
  const weightsDir = join(dir, WEIGHTS_FOLDER);
  const datasetsDir = join(dir, DATASETS_FOLDER);
  const modelsDir = join(dir, MODELS_FOLDER);
  const lock = lockFolder(dir, new Date());
  const guard: DataFolder['guard'] = { beforeWriting: () => undefined };
  let database: Database | undefined;
  try {
    database = openDatabase({
      file,
      migrationsDir,
      beforeBeginning: () => requireNothingLost(file, [weightsDir, datasetsDir, modelsDir]),
      check: lock.wasLeft && isCheckedFast(file),
      beforeWriting: () => guard.beforeWriting(),
    });
    const weights = openWeightsOf(database, weightsDir);
    const trash = trashFolder(join(dir, TRASH_FOLDER));
    if (!weights.trouble()) recoverWeights(database.orm, weights, trash);
    const opened = database;
    return {
      ...{ dir, notesDir: dir, database, weights, trash, lock, guard },
      datasets: openImportsFolder(datasetsDir),
      models: openImportsFolder(modelsDir),
      checkpoints: openCheckpointsFolder(join(dir, CHECKPOINTS_FOLDER)),
      archives: openImportsFolder(join(dir, ARCHIVES_FOLDER)),
      close() {
        opened.close();
        lock.release();
      },
    };
  } catch (error) {
    // What was not seen to be sound is to be looked at the next time, too.
    lock.release(lock.wasLeft && database === undefined);
    database?.close();
    throw error;
  }
}

/** Checking takes about 10 ms for each MB; what is larger is checked with its next backup. */
function isCheckedFast(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < 512 * 2 ** 20;
}

/**
 * The folder of weights. One that is missing while runs refer to weights may lie on a disk that is not
 * connected: it is not made anew, and nothing is begun until it is there.
 */
function openWeightsOf({ orm }: Database, dir: string): WeightsFolder {
  const isThere = statSync(dir, { throwIfNoEntry: false }) !== undefined;
  return isThere || weightsInUse(orm).size === 0 ? openWeightsFolder(dir) : weightsFolder(dir);
}
