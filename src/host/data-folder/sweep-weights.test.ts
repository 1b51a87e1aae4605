import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveExperiments } from '../../db/queries/experiments.ts';
import { plannedRun, storeExperiment, storeTrained } from '../../db/test-experiments.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { MARK } from './trouble.ts';
import { sweepWeights } from './sweep-weights.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const hash = (digit: string) => digit.repeat(64);

let dir: string;
let folder: DataFolder;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-sweep-'));
  folder = openDataFolder(dir, undefined);
});
afterEach(() => {
  folder.close();
  rmSync(dir, { recursive: true, force: true });
});

function trained(id: string, sha256: string): void {
  const { orm } = folder.database;
  storeExperiment(orm, `experiment ${id}`, [plannedRun(id, null)], 1);
  storeTrained(orm, id, sha256);
  writeFileSync(folder.weights.fileOf(sha256), 'weights');
}

const sweep = () => sweepWeights(folder.database.orm, folder.weights, folder.trash, NOW);
const files = () =>
  readdirSync(folder.weights.dir)
    .filter((name) => name !== MARK)
    .sort();
const fileName = (sha256: string) => `${sha256}.safetensors`;

it('moves weights that no run refers to into the trash, and keeps those of the archive', () => {
  trained('a', hash('a'));
  trained('b', hash('b'));
  archiveExperiments(folder.database.orm, ['experiment b'], 2);
  writeFileSync(folder.weights.fileOf(hash('c')), 'left behind');
  expect(sweep()).toBe(1);
  expect(files()).toEqual([fileName(hash('a')), fileName(hash('b'))]);
  expect(readdirSync(join(dir, 'trash', '2026-11-29'))).toEqual([fileName(hash('c'))]);
  expect(sweep()).toBe(0);
});

it('takes weights out of the trash to which a run refers, as after a backup was put back', () => {
  trained('a', hash('a'));
  writeFileSync(folder.weights.fileOf(hash('b')), 'of a run that another database knows');
  sweep();
  const { orm } = folder.database;
  storeExperiment(orm, 'experiment b', [plannedRun('b', null)], 1);
  storeTrained(orm, 'b', hash('b'));
  folder.close();
  folder = openDataFolder(dir, undefined);
  expect(files()).toEqual([fileName(hash('a')), fileName(hash('b'))]);
});

it('touches nothing that is not named as weights are', () => {
  trained('a', hash('a'));
  const others = ['notes.txt', 'mine.safetensors', `${hash('C')}.safetensors`, `${hash('c')}.bak`];
  for (const name of others) writeFileSync(join(folder.weights.dir, name), 'mine');
  mkdirSync(folder.weights.fileOf(hash('d')));
  expect(sweep()).toBe(0);
  expect(files()).toEqual([fileName(hash('a')), fileName(hash('d')), ...others].sort());
});

it('leaves all weights beside a database that refers to none', () => {
  writeFileSync(folder.weights.fileOf(hash('c')), 'of a database that was moved away');
  expect(sweep()).toBe(0);
  expect(files()).toEqual([fileName(hash('c'))]);
});
