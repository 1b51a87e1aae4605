import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { InTrouble } from '../../contract/errors.ts';
import type { TroubleCause } from '../../contract/waiting.ts';
import { plannedRun, storeExperiment } from '../../db/test-experiments.ts';
import { listExperiments } from '../../db/queries/history.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { watchFolder } from './folder-watch.ts';
import type { FolderWatch } from './folder-watch.ts';

let parent: string;
let dir: string;
let elsewhere: string;
let folder: DataFolder;
let watch: FolderWatch;
let told: (TroubleCause | null)[];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'workbench-watch-'));
  dir = join(parent, 'data');
  elsewhere = join(parent, 'elsewhere');
  folder = openDataFolder(dir, undefined);
  store('before');
  told = [];
  watch = watchFolder(folder, {
    everyMs: 5,
    changed: (trouble) => told.push(trouble?.cause ?? null),
  });
});
afterEach(() => {
  watch.close();
  folder.close();
  rmSync(parent, { recursive: true, force: true });
});

function store(id: string, into: DataFolder = folder): void {
  storeExperiment(into.database.orm, id, [plannedRun(`run of ${id}`, null)], 1);
}
const stored = () =>
  listExperiments(folder.database.orm, {})
    .map(({ id }) => id)
    .sort();
const until = (cause: TroubleCause | null) =>
  vi.waitUntil(() => told.at(-1) === cause, { timeout: 20_000 });

it('lets nothing be written into a folder that was moved away, and goes on when it is back', async () => {
  renameSync(dir, elsewhere);
  expect(() => store('lost')).toThrow(InTrouble);
  await until('away');
  expect(watch.trouble()).toEqual({ cause: 'away', path: dir });
  // What is there can be looked at all the same.
  expect(stored()).toEqual(['before']);
  renameSync(elsewhere, dir);
  await until(null);
  store('after');
  expect(stored()).toEqual(['after', 'before']);
});

it('keeps the process while the folder is away, for nothing else may be left to do', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => timers.mockRestore());
  renameSync(dir, elsewhere);
  await until('away');
  timers.mockClear();
  await vi.waitUntil(() => ownTimers().length > 0, { timeout: 20_000 });
  expect(ownTimers().every((timer) => timer.hasRef())).toBe(true);

  function ownTimers(): NodeJS.Timeout[] {
    return timers.mock.calls.flatMap(([called], index) => {
      const made = timers.mock.results[index];
      return called.name === 'look' && made?.type === 'return' ? [made.value] : [];
    });
  }
});

it('notices one that is gone by itself, and takes a copy of it up, which is another file', async () => {
  cpSync(dir, elsewhere, { recursive: true });
  rmSync(dir, { recursive: true });
  await until('away');
  renameSync(elsewhere, dir);
  await until(null);
  store('after');
  folder.close();
  folder = openDataFolder(dir, undefined);
  expect(stored()).toEqual(['after', 'before']);
});

it('refuses another database as long as that is there, and leaves the folder to others', async () => {
  const other = openDataFolder(join(parent, 'other'), undefined);
  store('other', other);
  other.close();
  renameSync(dir, elsewhere);
  renameSync(join(parent, 'other'), dir);
  expect(() => store('lost')).toThrow(InTrouble);
  await until('replaced');
  const theirs = openDataFolder(dir, undefined);
  await until('taken');
  theirs.close();
  await until('replaced');
  renameSync(dir, join(parent, 'other'));
  renameSync(elsewhere, dir);
  await until(null);
  store('after');
  expect(stored()).toEqual(['after', 'before']);
});

it('takes what is there and cannot be opened for a disk that fails, and none that is away', async () => {
  renameSync(folder.database.file, elsewhere);
  mkdirSync(folder.database.file);
  await until('failing');
  rmSync(folder.database.file, { recursive: true });
  renameSync(elsewhere, folder.database.file);
  await until(null);
  store('after');
});

it('waits for weights that were moved away, and takes no empty folder for them', async () => {
  renameSync(folder.weights.dir, elsewhere);
  await until('away');
  expect(watch.trouble()?.path).toBe(folder.weights.dir);
  store('meanwhile');
  mkdirSync(folder.weights.dir);
  told = [];
  expect(folder.weights.trouble()).toMatchObject({ cause: 'away' });
  rmSync(folder.weights.dir, { recursive: true });
  renameSync(elsewhere, folder.weights.dir);
  await until(null);
});

it('takes a lock again that was deleted, before another workbench can have the folder', async () => {
  rmSync(join(dir, 'host.lock'));
  await vi.waitUntil(() => existsSync(join(dir, 'host.lock')), { timeout: 20_000 });
  expect(() => openDataFolder(dir, undefined)).toThrow('is in use by another workbench');
});

it('writes nothing once another workbench has taken the folder after that, seen or not', async () => {
  rmSync(join(dir, 'host.lock'));
  const theirs = openDataFolder(dir, undefined);
  // As one that stood still: it has not looked at the folder since.
  expect(() => store('unseen')).toThrow(InTrouble);
  await until('taken');
  expect(() => store('twice')).toThrow(InTrouble);
  theirs.close();
  await until(null);
  expect(stored()).toEqual(['before']);
});

it('opens what may be dead anew, and whoever holds it goes on with it', async () => {
  const { orm } = folder.database;
  const before = listExperiments(orm, {}).length;
  watch.suspect();
  // Another connection sees what this one writes, and the caches of what was read know of the new one.
  await vi.waitUntil(() => orm.get<{ n: number }>('SELECT connection() AS n').n > 1, {
    timeout: 20_000,
  });
  store('after');
  expect(listExperiments(orm, {})).toHaveLength(before + 1);
});
