import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { tarFile } from '../../../src/archives/files.fixture.ts';
import { gunzip } from '../../../src/archives/gzip.ts';
import { isTar, readTar } from '../../../src/archives/tar.ts';
import { unzip } from '../../../src/archives/zip.ts';
import { begunWith, damaged } from '../damage.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

const named = ['a/1.png', 'b/2.png', '../out', '__proto__', 'labels'].map((name, size) => ({
  name,
  bytes: new Uint8Array(600 * size).fill(size),
}));
const tar = tarFile(named);
const contents = Object.fromEntries(named.map(({ name, bytes }) => [`x${name}`, bytes]));
const zip = zipSync(contents);
const stored = zipSync({ ...contents, 'folder/': new Uint8Array() }, { level: 0 });
const text = strToU8('label,a\n1,2\n'.repeat(50));
/** More is made of none of these files unless a reader believes what it should not. */
const ROOM = 2 ** 20;

/** Sizes as a tar archive may have them, in the field where they stand. */
const sizes = fc.oneof(
  fc.stringMatching(/^[-+0-9xe. ]{0,12}$/),
  fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map((size) => size.toString(8)),
  // Back to a header, or to the same one.
  fc.integer({ min: -4, max: 4 }).map((blocks) => (512 * blocks).toString(8)),
);
const tarWithSizes = fc.array(sizes, { minLength: 1, maxLength: 3 }).map((own) => {
  const archive = Uint8Array.from(tar);
  own.forEach((size, member) => {
    const at = [0, 512, 2048][member] ?? 0;
    archive.fill(0, at + 124, at + 136).set(strToU8(size).subarray(0, 12), at + 124);
  });
  return archive;
});

export const archiveReaders: readonly FuzzReader[] = [
  fuzzReader(
    'tar',
    150,
    () => fc.oneof(damaged(tar), tarWithSizes),
    (bytes) => {
      const file = { name: 'a.tar', bytes };
      if (!isTar(file)) return;
      const total = readTar(file).reduce((sum, { bytes: own }) => sum + own.length, 0);
      if (total > bytes.length) throw new Error(`${total} bytes came of ${bytes.length}.`);
    },
  ),
  fuzzReader(
    'gzip',
    150,
    () =>
      fc.oneof(damaged(gzipSync(text), gzipSync(new Uint8Array(9e5))), begunWith(0x1f, 0x8b, 8)),
    (bytes) => within(ROOM, gunzip({ name: 'a.gz', bytes }, ROOM).bytes),
  ),
  fuzzReader(
    'zip',
    250,
    () => fc.oneof(damaged(zip, stored), begunWith(0x50, 0x4b, 3, 4)),
    (bytes) => within(ROOM, ...unzip({ name: 'a.zip', bytes }, () => true, ROOM).values()),
  ),
];

function within(room: number, ...parts: readonly Uint8Array[]): void {
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  if (total > room)
    throw new Error(`${total} bytes were unpacked, where there was room for ${room}.`);
}
