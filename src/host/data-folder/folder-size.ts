import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUPS_FOLDER } from '../../db/backups.ts';
import { TRASH_FOLDER } from './trash-folder.ts';
import {
  CHECKPOINTS_FOLDER,
  DATABASE_FILE,
  DATASETS_FOLDER,
  MODELS_FOLDER,
  WEIGHTS_FOLDER,
} from './data-folder.ts';

/**
 * Bytes of a data folder's database, with what SQLite keeps beside it, of its weights, of the checkpoints
 * of its runs, of what was imported into it, and of its backups and its trash.
 */
export async function folderSize(dataDir: string): Promise<number> {
  const files = [
    ...['', '-wal', '-shm'].map((ending) => join(dataDir, `${DATABASE_FILE}${ending}`)),
    ...(await filesIn(join(dataDir, WEIGHTS_FOLDER))),
    ...(await filesIn(join(dataDir, DATASETS_FOLDER))),
    ...(await filesIn(join(dataDir, MODELS_FOLDER))),
    ...(await filesIn(join(dataDir, BACKUPS_FOLDER))),
    ...(await filesBelow(join(dataDir, TRASH_FOLDER))),
  ];
  return (await bytesOf(files)) + (await checkpointsSize(dataDir));
}

/** Bytes of the checkpoints of runs that are not finished. */
export async function checkpointsSize(dataDir: string): Promise<number> {
  return await bytesOf(await filesBelow(join(dataDir, CHECKPOINTS_FOLDER)));
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function filesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(absent<string[]>([]));
  return names.map((name) => join(dir, name));
}

async function filesBelow(dir: string): Promise<string[]> {
  const folders = await filesIn(dir);
  return (await Promise.all(folders.map(filesIn))).flat();
}

/** Files come and go while they are counted. */
async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(({ size }) => size, absent(0));
}

function absent<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    // A file may have been put where there are folders.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return value;
    throw error;
  };
}
