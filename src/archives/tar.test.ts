import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../contract/errors.ts';
import { tarOf } from '../contract/tar.ts';
import { namedFile, tarFile } from './files.fixture.ts';
import type { NamedFile } from './named-file.ts';
import { isTar, readTar } from './tar.ts';

const fileName = fc.stringMatching(/^[\w.-]{1,40}$/);
const files = fc.array(fc.record({ name: fileName, bytes: fc.uint8Array({ maxLength: 1100 }) }), {
  minLength: 1,
  maxLength: 4,
});
const read = (bytes: Uint8Array) => readTar(namedFile('some.tar', bytes));
/** Files as they lie in an archive, in a folder or none. */
const inFolder = (packed: readonly NamedFile[], folder = '') =>
  packed.map((file) => ({ ...file, path: folder + file.name }));

describe('a tar archive', () => {
  it('gives the very files that are in it, by their names without folders and with them', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('', './', 'a/b/'), (packed, folder) => {
        const archive = tarFile(packed.map(({ name, bytes }) => namedFile(folder + name, bytes)));
        expect(isTar(namedFile('some.tar', archive))).toBe(true);
        expect(read(archive)).toEqual(inFolder(packed, folder));
      }),
    );
  });

  it('is read as the program tar writes it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'labels'), Uint8Array.of(1, 2, 3));
    const archive = execFileSync('tar', ['-cf', '-', '-C', folder, '.']);
    rmSync(folder, { recursive: true });
    const labels = namedFile('labels', Uint8Array.of(1, 2, 3));
    expect(read(archive)).toEqual(inFolder([labels], './inner/'));
  });

  it.each(['gnu', 'posix', 'ustar'])('may have long names, as tar writes them in %s', (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    const inner = join('a'.repeat(90), 'Katzen und Löwen');
    mkdirSync(join(folder, inner), { recursive: true });
    writeFileSync(join(folder, inner, '1.png'), Uint8Array.of(1));
    writeFileSync(join(folder, 'b.png'), Uint8Array.of(2));
    const names = [join(inner, '1.png'), 'b.png'];
    const archive = execFileSync('tar', ['-cf', '-', `--format=${format}`, '-C', folder, ...names]);
    rmSync(folder, { recursive: true });
    expect(read(archive).map(({ name, path, bytes }) => [name, path, ...bytes])).toEqual([
      ['1.png', names[0], 1],
      ['b.png', 'b.png', 2],
    ]);
  });

  it('that the workbench packs is read by itself and by the program tar', async () => {
    const long = `${'Löwen/'.repeat(30)}1.png`;
    const packed = tarOf([
      { name: long, content: new Blob([Uint8Array.of(1, 2)]) },
      { name: 'cat/2.png', content: new Blob([new Uint8Array(512).fill(7)]) },
      { name: 'cat/empty.png', content: new Blob([]) },
    ]);
    const archive = new Uint8Array(await packed.arrayBuffer());
    expect(read(archive).map(({ path, bytes }) => [path, bytes.length])).toEqual([
      [long, 2],
      ['cat/2.png', 512],
      ['cat/empty.png', 0],
    ]);
    const listed = execFileSync('tar', ['-tf', '-', '--quoting-style=literal'], { input: archive });
    expect(listed.toString().trim().split('\n')).toEqual([long, 'cat/2.png', 'cat/empty.png']);
  });

  it('that is cut off is refused, or gives the files that are whole', () => {
    fc.assert(
      fc.property(files, fc.nat(), (packed, place) => {
        const archive = tarFile(packed);
        const cut = place % archive.length;
        try {
          const found = read(archive.subarray(0, cut));
          expect(found).toEqual(inFolder(packed).slice(0, found.length));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as Error).message).toContain(`byte ${cut}: it ends there`);
        }
      }),
    );
  });

  it.each(['-0000001000', '0000000001x', '8', '0x10', '1e3', 'unreadable', ''])(
    'with the size "%s" is refused',
    (size) => {
      const archive = tarFile([namedFile('labels', Uint8Array.of(1))]);
      archive.fill(0, 124, 136).set(new TextEncoder().encode(size), 124);
      expect(() => read(archive)).toThrow('some.tar: byte 124: no size of a file');
    },
  );
});
