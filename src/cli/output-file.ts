import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../contract/errors.ts';

/**
 * Makes sure that a file can be written, before hours of work depend on it, and leaves nothing
 * behind.
 *
 * @param input a file that must not be the one written
 * @throws UserError when it cannot be written or is the input
 */
export async function checkWritable(path: string, input: string): Promise<void> {
  const target = await realTarget(path);
  const info = await stat(target).catch(() => undefined);
  if (info?.isDirectory() === true) {
    throw new UserError(`${path} is a folder; name a file in it.`);
  }
  if (target === (await realpath(input))) {
    throw new UserError(`${path} is the document itself; name another file for the results.`);
  }
  const trial = beside(target);
  try {
    await writeFile(trial, '', { flag: 'wx' });
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}

/**
 * Writes a file whole or not at all: to a temporary one beside it, which then takes its name.
 *
 * @throws UserError when it cannot be written
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realTarget(path);
  const unfinished = beside(target);
  try {
    await writeFile(unfinished, content, { flag: 'wx' });
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw cannotWrite(path, error);
  }
}

/** Where links lead, so that the file is replaced and not a link to it. */
async function realTarget(path: string): Promise<string> {
  return await realpath(path).catch(() => resolve(path));
}

function beside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.unfinished`);
}

/** Why a file or a folder cannot be written, in words. */
export function cannotWrite(path: string, error: unknown): UserError {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError(`${path} cannot be written: there is no folder ${dirname(path)}.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError(`${path} cannot be written: this user may not write there.`);
    case 'ENOSPC':
      return new UserError(`${path} cannot be written: the disk is full.`);
    default:
      return new UserError(`${path} cannot be written: ${message}.`);
  }
}
