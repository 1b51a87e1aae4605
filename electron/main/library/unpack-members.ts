import { createWriteStream } from 'node:fs';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { openPromise } from 'yauzl';
import { LibraryTrouble } from './trouble.ts';

/**
 * Takes files out of a wheel, which is a ZIP archive whose hash was checked.
 *
 * @param members their names in it; each is written into `folder` by its last part
 * @param onBytes told now and then how many bytes are unpacked
 * @throws LibraryTrouble where one is not in it
 */
export async function unpackMembers(
  wheel: string,
  members: readonly string[],
  folder: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const wanted = new Set(members);
  let bytes = 0;
  const archive = await openPromise(wheel);
  try {
    for await (const entry of archive.eachEntry()) {
      if (!wanted.delete(entry.fileName)) continue;
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          onBytes(bytes);
          done(null, chunk);
        },
      });
      await pipeline(
        await archive.openReadStreamPromise(entry),
        counter,
        createWriteStream(join(folder, posix.basename(entry.fileName))),
      );
      if (wanted.size === 0) return;
    }
  } finally {
    archive.close();
  }
  throw new LibraryTrouble('other-content', `${wheel} does not hold ${[...wanted].join(', ')}.`);
}
