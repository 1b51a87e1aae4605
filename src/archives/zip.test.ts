import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packed, zipOf } from '../../test/fuzz/bombs/packed.ts';
import { unzip, zipNames } from './zip.ts';

const read = (bytes: Uint8Array, room?: number) =>
  unzip({ name: 'a.zip', bytes }, () => true, room);
const small = { ...packed(strToU8('abc'), new Uint8Array(), 0), name: 'a' };

describe('a zip archive', () => {
  it('gives the very files that are in it, stored or deflated, without its folders', () => {
    // What packs them here cannot have a file of the name that an object's prototype has; see below.
    const names = fc
      .stringMatching(/^[\wö./-]{1,20}$/)
      .filter((name) => !name.endsWith('/') && name !== '__proto__');
    const files = fc.dictionary(names, fc.uint8Array({ maxLength: 300 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(files, fc.constantFrom(0, 6), (packedFiles, level) => {
        const archive = zipSync({ ...packedFiles, 'folder/': new Uint8Array() }, { level });
        expect(read(archive)).toEqual(new Map(Object.entries(packedFiles)));
      }),
      { numRuns: 40 },
    );
  });

  it('may have sizes of 64 bits, as Python writes what it streams, and a comment at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    const file = join(folder, 'a.zip');
    const program = `
import zipfile, sys
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    with z.open('x.npy', 'w', force_zip64=True) as f: f.write(b'x' * 1000)
    z.comment = b'written by hand PK'`;
    execFileSync('python3', ['-c', program, file]);
    const bytes = readFileSync(file);
    rmSync(folder, { recursive: true });
    expect(read(bytes)).toEqual(new Map([['x.npy', new Uint8Array(1000).fill(0x78)]]));
  });

  it('unpacks what is wanted alone, and may have names that mean something to JavaScript', () => {
    const archive = zipOf([
      { ...small, name: '__proto__' },
      { ...small, name: 'constructor' },
    ]);
    expect(zipNames({ name: 'a.zip', bytes: archive })).toEqual(['__proto__', 'constructor']);
    const found = unzip({ name: 'a.zip', bytes: archive }, (name) => name === '__proto__');
    expect([...found]).toEqual([['__proto__', strToU8('abc')]]);
  });

  it.each([
    ['more than there is room for together', [300, 300], 'unpacks to more than 2 GiB'],
    ['more than deflate can pack', [2 ** 31], '11 bytes of a cannot unpack to 2147483648'],
    ['less than it unpacks to', [2], 'a.zip is a damaged zip file (a: '],
    ['more than it unpacks to', [4], 'a.zip is a damaged zip file (a is not what its directory'],
  ])('that says to have %s is refused', (_, sizes, message) => {
    const archive = zipOf(sizes.map((size) => ({ ...small, size })));
    expect(() => read(archive, 512)).toThrow(message);
  });

  it('whose bytes have another sum than it says is refused', () => {
    expect(() => read(zipOf([{ ...small, crc: 1 }]))).toThrow('a is not what its directory says');
  });
});
