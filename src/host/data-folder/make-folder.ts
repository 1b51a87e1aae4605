import { mkdir } from 'node:fs/promises';

/**
 * Makes a folder, where it is not there, in one that is. Never those above it: a data folder that was moved
 * away is not to be made anew in the place where it is to be put back.
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
