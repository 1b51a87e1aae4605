import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreignLibraries, keepOwnLibraries } from './onnx-runtime.mjs';

const MEGABYTE = 1e6;
/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onnx-runtime-'));
  for (const library of ['linux/x64', 'linux/arm64', 'darwin/arm64', 'win32/x64']) {
    const file = join(folder, 'napi-v6', library, 'library');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, new Uint8Array(MEGABYTE));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const platforms = () =>
  readdirSync(join(folder, 'napi-v6'), { recursive: true }).map(String).sort();

test('the library of this platform stays, the others go, and it says how much that frees', () => {
  const here = { platform: 'linux', arch: 'x64' };
  expect(keepOwnLibraries(folder, here)).toBe('kept for linux x64, 3 MB of other platforms freed');
  expect(platforms()).toEqual([
    'darwin',
    'linux',
    join('linux', 'x64'),
    join('linux', 'x64', 'library'),
    'win32',
  ]);
  expect(foreignLibraries(folder, here)).toEqual([]);
});

test('where there is none for this platform, all go, and it says so', () => {
  const here = { platform: 'darwin', arch: 'x64' };
  expect(keepOwnLibraries(folder, here)).toMatch(/^there is no library for darwin x64, 4 MB of/);
  expect(foreignLibraries(folder, here)).toEqual([]);
});

test('without the package there is nothing to do', () => {
  expect(foreignLibraries(join(folder, 'missing'))).toEqual([]);
});
