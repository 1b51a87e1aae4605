import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceStamp } from './app-build.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  mkdirSync(join(root, 'src/engine'), { recursive: true });
  writeFileSync(join(root, 'src/engine/masks.ts'), 'one');
  writeFileSync(join(root, 'electron.vite.config.ts'), '');
});
afterEach(() => rmSync(root, { recursive: true }));

test('the stamp stays while nothing changes', () => {
  expect(sourceStamp(root)).toBe(sourceStamp(root));
});

test('a source written, added or removed changes the stamp', () => {
  const stamps = [sourceStamp(root)];
  utimesSync(join(root, 'src/engine/masks.ts'), 1, 1);
  stamps.push(sourceStamp(root));
  writeFileSync(join(root, 'src/engine/scores.ts'), '');
  stamps.push(sourceStamp(root));
  rmSync(join(root, 'src/engine/masks.ts'));
  stamps.push(sourceStamp(root));
  expect(new Set(stamps).size).toBe(4);
});

test('a test is no source, and neither is what lies beside the sources', () => {
  const before = sourceStamp(root);
  writeFileSync(join(root, 'src/engine/masks.test.ts'), '');
  writeFileSync(join(root, 'README.md'), '');
  expect(sourceStamp(root)).toBe(before);
});
