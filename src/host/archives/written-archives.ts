import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { makeFolder } from '../data-folder/make-folder.ts';

/** More at a time than anybody fetches: the oldest was given up, as when a window was closed. */
const MAX_WRITTEN = 2;

/** Archives that were written to be fetched, a chunk at a time. */
export interface WrittenArchives {
  /** Makes room for one. */
  begin(): Promise<{ readonly id: string; readonly path: string }>;
  /** The bytes from there on, as many as a chunk has or as there are left. @throws NotFound */
  read(id: string, offset: number, chunkBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws it away; nothing happens where there is nothing. */
  discard(id: string): Promise<void>;
}

/** @param dir where they are kept meanwhile */
export function createWrittenArchives(dir: string): WrittenArchives {
  const paths = new Map<string, string>();

  async function discard(id: string): Promise<void> {
    const path = paths.get(id);
    paths.delete(id);
    if (path !== undefined) await rm(join(path, '..'), { recursive: true, force: true });
  }

  return {
    async begin() {
      for (const oldest of [...paths.keys()].slice(0, 1 - MAX_WRITTEN)) await discard(oldest);
      const id = randomUUID();
      const own = join(dir, id);
      await makeFolder(dir);
      await makeFolder(own);
      const path = join(own, 'archive');
      paths.set(id, path);
      return { id, path };
    },
    async read(id, offset, chunkBytes) {
      const path = paths.get(id);
      if (path === undefined) {
        throw new NotFound(say`This archive was given up: have it written again.`);
      }
      const file = await open(path, 'r');
      try {
        const chunk = new Uint8Array(chunkBytes);
        const { bytesRead } = await file.read(chunk, 0, chunkBytes, offset);
        return chunk.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    discard,
  };
}
