import { expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesInTrie } from './mach-o.mjs';
import { readLibrary } from './read-library.mjs';

/**
 * The package of SQLite holds an addon for every platform: real libraries to read.
 *
 * @param {string} platform
 */
const addon = (platform) =>
  fileURLToPath(
    new URL(`../../node_modules/better-sqlite3/prebuilds/${platform}.node`, import.meta.url),
  );

test.each([
  ['linux-x64', 'ELF', 'x64'],
  ['linux-arm64', 'ELF', 'arm64'],
  ['darwin-x64', 'Mach-O', 'x64'],
  ['darwin-arm64', 'Mach-O', 'arm64'],
])('the addon for %s offers what Node asks for, and asks for what Node offers', (name, ...is) => {
  const { format, arch, exports, imports, needs } = readLibrary(addon(name));
  expect([format, arch]).toEqual(is);
  expect(exports).toContain('napi_register_module_v1');
  expect(imports).toContain('napi_create_function');
  expect(imports).not.toContain('napi_register_module_v1');
  expect(needs.join()).toMatch(format === 'ELF' ? /libc\.so\.6/ : /libSystem/);
});

test('the trie of exports is read to its leaves', () => {
  // "_a" is a name and a beginning of "_ab" and "_ac".
  const bytes = Buffer.from([
    ...[0, 1, 0x5f, 0x61, 0, 6],
    ...[2, 0, 9, 2, 0x62, 0, 16, 0x63, 0, 20],
    ...[2, 0, 9, 0],
    ...[2, 0, 9, 0],
  ]);
  expect([...namesInTrie(bytes)].sort()).toEqual(['a', 'ab', 'ac']);
  bytes[12] = 6;
  expect(() => namesInTrie(bytes)).toThrow(/runs in a circle/);
});

test('a file that ends too early, or is something else, is said to be so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  try {
    const file = join(folder, 'library');
    writeFileSync(file, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
    expect(() => readLibrary(file)).toThrow(/library ends at byte 6, too early/);
    writeFileSync(file, Buffer.alloc(64));
    expect(() => readLibrary(file)).toThrow(/no Mach-O library of 64 bits/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
