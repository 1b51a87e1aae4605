import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { namedFile, tarFile } from './files.fixture.ts';
import { isTar, readTar } from './tar.ts';

const fileName = fc.stringMatching(/^[\w.-]{1,40}$/);
const files = fc.array(fc.record({ name: fileName, bytes: fc.uint8Array({ maxLength: 1100 }) }), {
  minLength: 1,
  maxLength: 4,
});
const read = (bytes: Uint8Array) => readTar(namedFile('some.tar', bytes));

describe('a tar archive', () => {
  it('gives the very files that are in it, by their names without folders', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('', './', 'a/b/'), (packed, folder) => {
        const archive = tarFile(packed.map(({ name, bytes }) => namedFile(folder + name, bytes)));
        expect(isTar(namedFile('some.tar', archive))).toBe(true);
        expect(read(archive)).toEqual(packed);
      }),
    );
  });

  it('is read as the program tar writes it, folders left out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'labels'), Uint8Array.of(1, 2, 3));
    const archive = execFileSync('tar', ['-cf', '-', '-C', folder, '.']);
    rmSync(folder, { recursive: true });
    expect(read(archive)).toEqual([namedFile('labels', Uint8Array.of(1, 2, 3))]);
  });

  it('that is cut off is refused, or gives the files that are whole', () => {
    fc.assert(
      fc.property(files, fc.nat(), (packed, place) => {
        const archive = tarFile(packed);
        const cut = place % archive.length;
        try {
          const found = read(archive.subarray(0, cut));
          expect(found).toEqual(packed.slice(0, found.length));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as Error).message).toContain(`byte ${cut}: it ends there`);
        }
      }),
    );
  });

  it.each(['-0000001000', 'unreadable', ''])('with the size "%s" is refused', (size) => {
    const archive = tarFile([namedFile('labels', Uint8Array.of(1))]);
    archive.fill(0, 124, 136).set(new TextEncoder().encode(size), 124);
    expect(() => read(archive)).toThrow('some.tar: byte 124: no size of a file');
  });
});
