import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { LibraryTrouble } from './trouble.ts';

/** What is used of `fetch`: Electron's own knows the proxies and certificates of the system. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What to fetch, and how to know it. */
export interface WantedFile {
  readonly url: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface FetchContext {
  readonly fetch: Fetch;
  /** Told now and then how many bytes are there. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Fetches a file, going on where an earlier attempt was interrupted. What is there is complete and has
 * the right hash, or it is not there.
 *
 * @param target with what has come so far beside it, as `<target>.part`
 * @throws LibraryTrouble where it cannot be had, or is another one; errors of the file system
 */
export async function fetchFile(
  { url, sha256, size }: WantedFile,
  target: string,
  context: FetchContext,
): Promise<void> {
  const part = `${target}.part`;
  const there = await sizeOf(part);
  if (there > size) await rm(part);
  if (there !== size) await download(url, part, size, context);
  const found = await sha256Of(part, context.signal);
  if (found !== sha256) {
    await rm(part);
    throw new LibraryTrouble('other-content', `${url} has the SHA-256 ${found}, not ${sha256}.`);
  }
  await rename(part, target);
}

async function download(
  url: string,
  part: string,
  size: number,
  { fetch, onBytes, signal }: FetchContext,
): Promise<void> {
  const from = await sizeOf(part);
  const headers = from > 0 ? { range: `bytes=${from}-` } : {};
  const answer = await fetch(url, { headers, signal }).catch((error: unknown) => {
    throw interrupted(url, error);
  });
  if (!answer.ok || answer.body === null) {
    throw new LibraryTrouble('not-there', `${url} answers with status ${answer.status}.`);
  }
  // A server that knows no parts begins anew.
  let bytes = answer.status === 206 ? from : 0;
  const file = await open(part, bytes === 0 ? 'w' : 'a');
  const reader = answer.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw interrupted(url, error);
      });
      if (done) break;
      bytes += value.length;
      if (bytes > size) break;
      await file.write(value);
      onBytes(bytes);
    }
    await file.sync();
  } finally {
    await reader.cancel().catch(() => undefined);
    await file.close();
  }
  if (bytes < size) throw interrupted(url, new Error(`only ${bytes} of ${size} bytes came`));
}

function interrupted(url: string, cause: unknown): LibraryTrouble {
  return new LibraryTrouble('offline', `${url} was interrupted: ${String(cause)}`, { cause });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal });
  return hash.digest('hex');
}
