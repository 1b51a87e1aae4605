import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { tooMuch, trashFolder } from './trash-folder.ts';
import type { TrashFolder } from './trash-folder.ts';

let dir: string;
let trash: TrashFolder;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-trash-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  trash = trashFolder(join(dir, 'trash'));
});

function throwAway(name: string, day: string, content = 'weights'): void {
  writeFileSync(join(dir, name), content);
  trash.take(join(dir, name), new Date(`${day}T12:00:00Z`));
}
const files = (folder = 'trash') =>
  readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

it('keeps what is thrown away for thirty days, and nothing of it is left after that', () => {
  expect(trash.isEmpty()).toBe(true);
  throwAway('old', '2026-10-01');
  throwAway('new', '2026-10-20');
  expect(trash.empty(new Date('2026-10-31T00:00:00Z'))).toBe(0);
  expect(trash.empty(new Date('2026-11-01T00:00:00Z'))).toBe(1);
  expect(files()).toEqual(['new']);
  trash.empty(new Date('2027-01-01T00:00:00Z'));
  expect(trash.isEmpty()).toBe(true);
});

it('deletes the oldest first of what is too much', () => {
  const thrown = [4, 3, 2].map((bytes, index) => ({ day: `2026-10-0${index + 1}`, bytes }));
  const now = new Date('2026-10-05T12:00:00Z');
  const gone = (bytes: number) => tooMuch(thrown, now, { days: 30, bytes }).map(({ day }) => day);
  expect(gone(9)).toEqual([]);
  expect(gone(8)).toEqual(['2026-10-01']);
  expect(gone(2)).toEqual(['2026-10-01', '2026-10-02']);
});

it('gives back what is asked for, and overwrites nothing', () => {
  throwAway('a', '2026-10-01', 'thrown away');
  throwAway('b', '2026-10-01');
  throwAway('c', '2026-10-02');
  mkdirSync(join(dir, 'weights'));
  writeFileSync(join(dir, 'weights', 'b'), 'there');
  expect(trash.putBack(new Set(['a', 'b']), join(dir, 'weights'))).toBe(1);
  expect(files('weights')).toEqual(['a', 'b']);
  expect(files()).toEqual(['b', 'c']);
});
