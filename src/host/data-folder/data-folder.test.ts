import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { plannedRun, storeExperiment, storeTrained } from '../../db/test-experiments.ts';
import { openDataFolder } from './data-folder.ts';
import { MARK } from './trouble.ts';
import { checkpointsSize, folderSize } from './folder-size.ts';

const module = pathToFileURL(join(import.meta.dirname, 'data-folder.ts')).href;

let dir: string;
let children: ChildProcess[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-folder-'));
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

/** A process of its own that opens the folder and keeps it. */
async function holder(folder: string): Promise<ChildProcess> {
  const code = `import { openDataFolder } from ${JSON.stringify(module)};
    openDataFolder(${JSON.stringify(folder)});
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

function messageOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('The folder was opened.');
}

describe('a data folder', () => {
  it('is created where it is missing', () => {
    const folder = openDataFolder(join(dir, 'a', 'b'), undefined);
    expect(existsSync(join(dir, 'a', 'b', 'workbench.db'))).toBe(true);
    folder.close();
  });

  it('is cleared of weights that a killed trainer left half-written', () => {
    mkdirSync(join(dir, 'weights'));
    writeFileSync(join(dir, 'weights', 'abc.safetensors'), 'whole');
    writeFileSync(join(dir, 'weights', 'abd.safetensors.12.part'), 'ha');
    openDataFolder(dir, undefined).close();
    expect(readdirSync(join(dir, 'weights'))).toEqual([MARK, 'abc.safetensors']);
  });

  it('says of stored weights whether they are there in full', () => {
    const { weights, close } = openDataFolder(dir, undefined);
    writeFileSync(weights.fileOf('abc'), '12345');
    expect(weights.holds('abc', 5)).toBe(true);
    expect(weights.holds('abc', 6)).toBe(false);
    expect(weights.holds('abd', 5)).toBe(false);
    close();
  });

  it('throws weights away and says how many bytes that were', () => {
    const { weights, close } = openDataFolder(dir, undefined);
    writeFileSync(weights.fileOf('abc'), '12345');
    expect([weights.discard('abc'), weights.discard('abc')]).toEqual([5, 0]);
    expect(readdirSync(weights.dir)).toEqual([MARK]);
    close();
  });

  it('is as large as its database, its weights and its checkpoints', async () => {
    const { weights, checkpoints, close } = openDataFolder(dir, undefined);
    const empty = await folderSize(dir);
    expect(empty).toBeGreaterThanOrEqual(statSync(join(dir, 'workbench.db')).size);
    writeFileSync(weights.fileOf('abc'), '12345');
    writeFileSync(join(dir, 'something else'), '12345');
    expect(await folderSize(dir)).toBe(empty + 5);
    mkdirSync(checkpoints.dirOf('a'));
    writeFileSync(join(checkpoints.dirOf('a'), '1.safetensors'), '123');
    expect([await folderSize(dir), await checkpointsSize(dir)]).toEqual([empty + 8, 3]);
    close();
    expect(await folderSize(join(dir, 'nowhere'))).toBe(0);
    expect(await checkpointsSize(join(dir, 'nowhere'))).toBe(0);
  });
});

describe('a second workbench on the same folder', () => {
  it('is refused and told who has it', async () => {
    const child = await holder(dir);
    const message = messageOf(() => openDataFolder(dir, undefined));
    expect(message).toContain(`The data folder ${dir} is in use by another workbench`);
    expect(message).toContain(`(process ${child.pid}, started `);
    expect(message).toContain('choose another folder with --data-dir');
  });

  it('is refused within one process as well, and told the address where there is one', () => {
    const first = openDataFolder(dir, undefined);
    first.lock.announce('http://127.0.0.1:1234');
    expect(messageOf(() => openDataFolder(dir, undefined))).toContain('at http://127.0.0.1:1234)');
    first.close();
  });

  it('gets it as soon as the first is killed, without any clearing up', async () => {
    const child = await holder(dir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    openDataFolder(dir, undefined).close();
  });

  it('gets it once the first has closed it', () => {
    openDataFolder(dir, undefined).close();
    expect(existsSync(join(dir, 'host.json'))).toBe(false);
    openDataFolder(dir, undefined).close();
  });
});

describe('a folder that cannot be used', () => {
  it('because a part of its path is a file', () => {
    writeFileSync(join(dir, 'file'), '');
    const folder = join(dir, 'file', 'data');
    expect(messageOf(() => openDataFolder(folder, undefined))).toBe(
      `The data folder ${folder} cannot be used: a part of that path is a file. ` +
        'Change that, or choose another folder with --data-dir.',
    );
  });

  it('because there is a file of its name', () => {
    const folder = join(dir, 'file');
    writeFileSync(folder, 'precious');
    expect(messageOf(() => openDataFolder(folder, undefined))).toContain(
      'there is a file of that name',
    );
    expect(readFileSync(folder, 'utf8')).toBe('precious');
  });

  it('because it may not be written', () => {
    const folder = join(dir, 'locked');
    mkdirSync(folder);
    chmodSync(dir, 0o755);
    chmodSync(folder, 0o555);
    // Permissions do not bind root: the folder is then tried as the user `nobody`.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const code = `import { openDataFolder } from ${JSON.stringify(module)};
      try { openDataFolder(${JSON.stringify(folder)}) } catch (error) { console.log(error.name, error.message) }`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      cwd: '/',
      ...asNobody,
    });
    expect(stdout.trim()).toBe(
      `UserError The data folder ${folder} cannot be used: there is no permission to write there. ` +
        'Change that, or choose another folder with --data-dir.',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['of 0 bytes', (file: string) => writeFileSync(file, '')],
  ])(
    'because its database is %s, beside weights: it is never taken for a new one',
    (_how, lose) => {
      const { weights, close } = openDataFolder(dir, undefined);
      writeFileSync(weights.fileOf('a'.repeat(64)), 'weights');
      close();
      lose(join(dir, 'workbench.db'));
      for (let time = 0; time < 2; time++) {
        expect(messageOf(() => openDataFolder(dir, undefined))).toBe(
          `The database ${join(dir, 'workbench.db')} is missing or empty, and what belongs to it lies in ` +
            `${weights.dir}. There is no backup of it: put a copy back in its place, or choose another data ` +
            'folder. To begin anew instead, choose another data folder, or move that away.',
        );
      }
      renameSync(weights.dir, join(dir, 'moved'));
      openDataFolder(dir, undefined).close();
    },
  );

  it('because there is a file where it needs a folder', () => {
    writeFileSync(join(dir, 'weights'), 'precious');
    expect(messageOf(() => openDataFolder(dir, undefined))).toContain(
      `cannot be used because of ${join(dir, 'weights')}: there is a file of that name`,
    );
  });
});

describe('a lock that is none', () => {
  it.each([
    [
      'damaged',
      (file: string) => writeFileSync(file, 'no database, but something else'.repeat(40)),
    ],
    ['an empty folder', (file: string) => mkdirSync(file)],
  ])('because it is %s is mended', (_what, spoil) => {
    spoil(join(dir, 'host.lock'));
    const folder = openDataFolder(dir, undefined);
    expect(messageOf(() => openDataFolder(dir, undefined))).toContain(
      'is in use by another workbench',
    );
    folder.close();
  });

  it('because it is a folder with something in it is left, and said', () => {
    mkdirSync(join(dir, 'host.lock', 'precious'), { recursive: true });
    expect(messageOf(() => openDataFolder(dir, undefined))).toContain('move it away');
    expect(existsSync(join(dir, 'host.lock', 'precious'))).toBe(true);
  });
});

describe('a folder whose weights are not there', () => {
  it('is opened without them, and no new folder is taken for them', () => {
    const first = openDataFolder(dir, undefined);
    storeExperiment(first.database.orm, 'e', [plannedRun('a', null)], 1);
    storeTrained(first.database.orm, 'a', 'a'.repeat(64));
    first.close();
    rmSync(join(dir, 'weights'), { recursive: true });
    const { weights, close } = openDataFolder(dir, undefined);
    expect(weights.trouble()).toEqual({ cause: 'away', path: weights.dir });
    expect(existsSync(weights.dir)).toBe(false);
    close();
    // Who knows that they are lost says so by an empty folder.
    mkdirSync(weights.dir);
    const again = openDataFolder(dir, undefined);
    expect(again.weights.trouble()).toBeUndefined();
    again.close();
  });
});

describe('a database that was not closed', () => {
  it('is looked at before it is used, at each start until it is mended', () => {
    const first = openDataFolder(dir, undefined);
    storeExperiment(first.database.orm, 'e', [plannedRun('a', null)], 1);
    const file = join(dir, 'workbench.db');
    first.close();
    const bytes = readFileSync(file);
    // Behind the first page, which tells that it is a database.
    writeFileSync(file, bytes.fill(0x5a, 8192));
    writeFileSync(join(dir, 'host.json'), '{}');
    for (let time = 0; time < 2; time++) {
      expect(messageOf(() => openDataFolder(dir, undefined))).toContain('is damaged');
    }
  });
});
