import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { openCheckpointsFolder } from './checkpoints/checkpoints-folder.ts';
import type { CheckpointsFolder } from './checkpoints/checkpoints-folder.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { openImportsFolder } from './imports-folder.ts';
import type { ImportsFolder } from './imports-folder.ts';
import { openWeightsFolder } from './weights-folder.ts';
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

/**
 * Where everything is kept: `workbench.db`, `weights/<sha256>.safetensors`,
 * `datasets/<sha256>.safetensors`, `models/<sha256>.safetensors`, `checkpoints/<run>/` and the lock.
 */
export interface DataFolder {
  readonly dir: string;
  readonly database: Database;
  readonly weights: WeightsFolder;
  readonly datasets: ImportsFolder;
  readonly models: ImportsFolder;
  readonly checkpoints: CheckpointsFolder;
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
  makeWritable(dir);
  const lock = lockFolder(dir, new Date());
  try {
    const weights = openWeightsFolder(join(dir, WEIGHTS_FOLDER));
    const datasets = openImportsFolder(join(dir, DATASETS_FOLDER));
    const models = openImportsFolder(join(dir, MODELS_FOLDER));
    const checkpoints = openCheckpointsFolder(join(dir, CHECKPOINTS_FOLDER));
    const guard: DataFolder['guard'] = { beforeWriting: () => undefined };
    const database = openDatabase({
      file: join(dir, DATABASE_FILE),
      migrationsDir,
      beforeWriting: () => guard.beforeWriting(),
    });
    return {
      dir,
      database,
      weights,
      datasets,
      models,
      checkpoints,
      lock,
      guard,
      close() {
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeWritable(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = REASONS[code ?? ''] ?? message;
    throw new UserError(
      say`The data folder ${dir} cannot be used: ${reason}. Change that, or choose another folder
        with --data-dir.`,
    );
  }
}

const REASONS: Readonly<Record<string, Sentence>> = {
  EACCES: say`there is no permission to write there`,
  EPERM: say`there is no permission to write there`,
  EROFS: say`it lies on a read-only disk`,
  ENOTDIR: say`a part of that path is a file`,
  EEXIST: say`there is a file of that name`,
  ENOSPC: say`there is no space left on the disk`,
};
