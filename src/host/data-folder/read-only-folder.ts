import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { TroubleCause } from '../../contract/waiting.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { explained } from '../../db/explained.ts';
import { scratchCopy } from '../../db/scratch-copy.ts';
import { checkpointsFolder } from './checkpoints/checkpoints-folder.ts';
import {
  ARCHIVES_FOLDER,
  CHECKPOINTS_FOLDER,
  DATABASE_FILE,
  DATASETS_FOLDER,
  MODELS_FOLDER,
  WEIGHTS_FOLDER,
} from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { importsFolder } from './imports-folder.ts';
import { TRASH_FOLDER, trashFolder } from './trash-folder.ts';
import { passingTrouble } from './trouble.ts';
import { weightsFolder } from './weights-folder.ts';

/** Why a data folder that holds a database can only be looked at; null where it can be written, too. */
export function whyReadOnly(path: string): TroubleCause | null {
  const dir = resolve(path);
  const file = join(dir, DATABASE_FILE);
  try {
    if (!statSync(file, { throwIfNoEntry: false })?.size) return null;
    accessSync(dir, constants.W_OK | constants.X_OK);
    accessSync(file, constants.W_OK);
    return null;
  } catch (error) {
    const cause = passingTrouble(error, dir)?.cause;
    return cause === 'read-only' || cause === 'no-permission' ? cause : null;
  }
}

/**
 * The database of a folder that can only be looked at: a copy in the system's folder for what is passing,
 * brought up to date where it comes from an older workbench. Whatever writes is refused.
 *
 * @throws UserError when it is no database, is damaged or newer than this workbench
 */
export function openToLookAt(
  path: string,
  migrationsDir: string | undefined,
): Database & { readonly scratchDir: string } {
  const dir = resolve(path);
  const copy = scratchCopy(join(dir, DATABASE_FILE));
  try {
    const database = openDatabase({
      file: copy.file,
      migrationsDir,
      beforeWriting() {
        throw new UserError(
          say`The data folder ${dir} can only be looked at, since it cannot be written: copy it to where it
            can, and open it there.`,
        );
      },
    });
    return {
      ...database,
      scratchDir: copy.dir,
      close() {
        database.close();
        copy.discard();
      },
    };
  } catch (error) {
    copy.discard();
    throw explained(error, join(dir, DATABASE_FILE));
  }
}

/** The whole folder likewise. Others may have it open, and nobody is kept from it. */
export function openFolderToLookAt(path: string, migrationsDir: string | undefined): DataFolder {
  const dir = resolve(path);
  const database = openToLookAt(dir, migrationsDir);
  return {
    dir,
    notesDir: database.scratchDir,
    database,
    weights: weightsFolder(join(dir, WEIGHTS_FOLDER)),
    trash: trashFolder(join(dir, TRASH_FOLDER)),
    datasets: importsFolder(join(dir, DATASETS_FOLDER)),
    models: importsFolder(join(dir, MODELS_FOLDER)),
    checkpoints: checkpointsFolder(join(dir, CHECKPOINTS_FOLDER)),
    archives: importsFolder(join(database.scratchDir, ARCHIVES_FOLDER)),
    lock: {
      wasLeft: false,
      isHeld: () => true,
      takeAgain: () => undefined,
      announce: () => undefined,
      release: () => undefined,
    },
    guard: { beforeWriting: () => undefined },
    close: () => database.close(),
  };
}
