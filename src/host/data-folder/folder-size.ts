import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CHECKPOINTS_FOLDER,
  DATABASE_FILE,
  DATASETS_FOLDER,
  MODELS_FOLDER,
  WEIGHTS_FOLDER,
} from './data-folder.ts';

/**
 * Bytes of a data folder's database, with what SQLite keeps beside it, of its weights, of the checkpoints
 * of its runs and of what was imported into it.
 */
export async function folderSize(dataDir: string): Promise<number> {
  const files = [
    ...['', '-wal', '-shm'].map((ending) => join(dataDir, `${DATABASE_FILE}${ending}`)),
    ...(await filesIn(join(dataDir, WEIGHTS_FOLDER))),
    ...(await filesIn(join(dataDir, DATASETS_FOLDER))),
    ...(await filesIn(join(dataDir, MODELS_FOLDER))),
  ];
  return (await bytesOf(files)) + (await checkpointsSize(dataDir));
}

/** Bytes of the checkpoints of runs that are not finished. */
export async function checkpointsSize(dataDir: string): Promise<number> {
  const folders = await filesIn(join(dataDir, CHECKPOINTS_FOLDER));
  return await bytesOf((await Promise.all(folders.map(filesIn))).flat());
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function filesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(absent<string[]>([]));
  return names.map((name) => join(dir, name));
}

/** Files come and go while they are counted. */
async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(({ size }) => size, absent(0));
}

function absent<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
