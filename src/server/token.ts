import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TOKEN_FILE = 'browser-token';
const TOKEN_BYTES = 32;
/** 32 bytes in base64url. */
const TOKEN_PATTERN = /^[\w-]{43}$/;

/**
 * The secret that a browser must show: 32 random bytes in base64url. It is kept in the data folder,
 * readable by its owner alone, so that an open tab goes on after a restart of the host. Call it
 * while holding the folder's lock.
 */
export async function keepToken(dataDir: string): Promise<string> {
  const file = join(dataDir, TOKEN_FILE);
  const kept = await readToken(file);
  if (kept !== undefined) {
    await chmod(file, 0o600);
    return kept;
  }
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const unfinished = `${file}.new`;
  await writeFile(unfinished, `${token}\n`, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
  return token;
}

/** The token in the file; undefined where there is none or where it is damaged. */
async function readToken(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return TOKEN_PATTERN.test(text) ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
