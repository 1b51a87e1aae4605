import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HandedFiles } from './handed-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-handed-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('hands files over by names of their own, each to be read once', () => {
  const file = join(folder, 'own.json');
  writeFileSync(file, '{}');
  const handed = new HandedFiles();
  const [own, ...others] = handed.hand([file, folder, join(folder, 'gone.json')]);
  expect(others).toEqual([]);
  expect(own?.name).toBe('own.json');
  expect(own?.id).not.toContain('own');
  expect(handed.take(own?.id ?? '')).toBe(file);
  expect(handed.take(own?.id ?? '')).toBeUndefined();
  expect(handed.take('../own.json')).toBeUndefined();
});
