import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { listExperiments } from '../../db/queries/history.ts';
import { plannedRun, storeExperiment } from '../../db/test-experiments.ts';
import { openDataFolder } from './data-folder.ts';
import { openFolderToLookAt, whyReadOnly } from './read-only-folder.ts';

let parent: string;
let dir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'workbench-look-'));
  chmodSync(parent, 0o755);
  dir = join(parent, 'data');
  onTestFinished(() => {
    chmodSync(dir, 0o755);
    rmSync(parent, { recursive: true });
  });
});

const names = () => readdirSync(dir, { recursive: true }).map(String).sort();

/** A folder as a killed workbench leaves it: the latest experiment is in the journal alone. */
function leaveOpen(): void {
  const folder = openDataFolder(join(parent, 'written'), undefined);
  storeExperiment(folder.database.orm, 'latest', [plannedRun('a', null)], 1);
  mkdirSync(dir);
  for (const name of ['workbench.db', 'workbench.db-wal']) {
    copyFileSync(join(parent, 'written', name), join(dir, name));
  }
  cpSync(folder.weights.dir, join(dir, 'weights'), { recursive: true });
  folder.close();
}

it('shows all that is in a folder, its journal too, and changes nothing in it or in its copy', () => {
  leaveOpen();
  const before = names();
  const folder = openFolderToLookAt(dir, undefined);
  const { orm } = folder.database;
  expect(listExperiments(orm, {}).map(({ id }) => id)).toEqual(['latest']);
  expect(() => storeExperiment(orm, 'other', [plannedRun('b', null)], 1)).toThrow(UserError);
  expect(() => storeExperiment(orm, 'other', [plannedRun('b', null)], 1)).toThrow(
    `The data folder ${dir} can only be looked at`,
  );
  expect(listExperiments(orm, {})).toHaveLength(1);
  folder.close();
  expect(names()).toEqual(before);
  expect(readdirSync(parent).filter((name) => name.startsWith('workbench-copy'))).toEqual([]);
});

it('says of one that is damaged where that lies, and leaves no copy behind', () => {
  mkdirSync(dir);
  writeFileSync(join(dir, 'workbench.db'), 'no database, but something else'.repeat(100));
  expect(() => openFolderToLookAt(dir, undefined)).toThrow('is not a readable database');
});

it('is what is left to those who may not write there, and to nobody else', () => {
  leaveOpen();
  expect(whyReadOnly(dir)).toBeNull();
  expect(whyReadOnly(join(parent, 'nowhere'))).toBeNull();
  chmodSync(dir, 0o555);
  const module = pathToFileURL(join(import.meta.dirname, 'read-only-folder.ts')).href;
  const code = `import { whyReadOnly } from ${JSON.stringify(module)};
    console.log(whyReadOnly(${JSON.stringify(dir)}));`;
  // Permissions do not bind root: the folder is then tried as the user `nobody`.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    cwd: '/',
    ...asNobody,
  });
  expect(stdout.trim()).toBe('no-permission');
});
