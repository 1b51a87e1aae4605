import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { backupsOf, newBackupFile } from '../../db/backups.ts';
import { listExperiments } from '../../db/queries/history.ts';
import { plannedRun, storeExperiment, storeTrained } from '../../db/test-experiments.ts';
import { createBackups, isDue, tooMany } from './backups.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { listBackups, restoreBackup } from './restore.ts';
import { sweepWeights } from './sweep-weights.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const hash = (digit: string) => digit.repeat(64);

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-backups-'));
  file = join(dir, 'workbench.db');
  onTestFinished(() => rmSync(dir, { recursive: true }));
});

function using<T>(act: (folder: DataFolder) => T): T {
  const folder = openDataFolder(dir, undefined);
  try {
    return act(folder);
  } finally {
    folder.close();
  }
}

/** A trained run whose weights are there. */
function train({ database, weights }: DataFolder, id: string, sha256: string): void {
  storeExperiment(database.orm, `experiment ${id}`, [plannedRun(id, null)], 1);
  storeTrained(database.orm, id, sha256);
  writeFileSync(weights.fileOf(sha256), Buffer.alloc(50));
}
const experiments = () =>
  using(({ database }) =>
    listExperiments(database.orm, {})
      .map(({ id }) => id)
      .sort(),
  );

describe('daily backups', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));

  it('are made on each day on which something was changed', async () => {
    const folder = openDataFolder(dir, undefined);
    onTestFinished(() => folder.close());
    let now = at(1);
    const backups = createBackups(folder.database, () => now);
    const touched = (when: Date) => utimesSync(file, when, when);
    touched(at(0));
    utimesSync(`${file}-wal`, at(0), at(0));
    await backups.makeDue();
    await backups.makeDue();
    now = at(3);
    await backups.makeDue();
    expect(backupsOf(file)).toHaveLength(1);
    touched(at(2));
    await backups.makeDue();
    expect(backupsOf(file).map(({ name }) => name)).toEqual([
      '2026-11-03T12-00-00Z.daily.db',
      '2026-11-01T12-00-00Z.daily.db',
    ]);
    expect(readdirSync(join(dir, 'backups'))).toHaveLength(2);
  });

  it('are due a day after the last, and not for what was replaced', () => {
    const daily = [{ at: at(10), kind: 'daily' }] as const;
    expect(isDue([], at(1), at(1))).toBe(true);
    expect(isDue(daily, at(11), new Date(at(11).getTime() - 1))).toBe(false);
    expect(isDue(daily, at(11), at(11))).toBe(true);
    expect(isDue(daily, at(9), at(20))).toBe(false);
    expect(isDue([{ at: at(10), kind: 'replaced' }], at(10), at(10))).toBe(true);
  });

  it('go on after a clock was put back: what is of the future then comes last, and goes first', async () => {
    const folder = openDataFolder(dir, undefined);
    onTestFinished(() => folder.close());
    const ahead = Array.from({ length: 7 }, (_, index) =>
      newBackupFile(file, 'daily', at(20 + index)),
    );
    for (const copy of ahead) writeFileSync(copy, '');
    const backups = createBackups(folder.database, () => at(2));
    utimesSync(file, at(1), at(1));
    utimesSync(`${file}-wal`, at(1), at(1));
    await backups.makeDue();
    const days = backupsOf(file, at(2)).map(({ at: made }) => made.getUTCDate());
    expect(days).toEqual([2, 26, 25, 24, 23, 22, 21]);
    expect(isDue(backupsOf(file, at(2)), at(2), at(2))).toBe(false);
  });

  it('are seven, and three before updates; what was replaced and what is older stays', () => {
    const of = (kind: 'daily' | 'update' | 'replaced', count: number, ending = 'db') =>
      Array.from({ length: count }, (_, index) => ({ kind, name: `${index}.${kind}.${ending}` }));
    const all = [
      ...of('daily', 9),
      ...of('update', 4),
      ...of('replaced', 9),
      ...of('update', 5, 'backup'),
    ];
    expect(tooMany(all).map(({ name }) => name)).toEqual([
      '7.daily.db',
      '8.daily.db',
      '3.update.db',
    ]);
  });

  it('that cannot be made are told, and are no reason not to work', async () => {
    using(() => undefined);
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => log.mockRestore());
    const backups = createBackups(
      { file, copyTo: () => Promise.reject(new UserError('It has no room.')) },
      () => NOW,
    );
    await backups.makeDue();
    expect(backups.failure()).toEqual({ at: NOW, reason: 'It has no room.' });
    expect(String(log.mock.calls[0])).toContain('The database could not be backed up');
  });
});

describe('a backup that is put back', () => {
  /** Of an experiment that was there then; another one came since. */
  async function backedUp(): Promise<void> {
    const folder = openDataFolder(dir, undefined);
    train(folder, 'old', hash('a'));
    await folder.database.copyTo(newBackupFile(file, 'daily', NOW));
    folder.close();
    using((later) => train(later, 'new', hash('b')));
  }

  it('is what was there then; what is there now is kept, and can be put back itself', async () => {
    await backedUp();
    const restored = restoreBackup(dir, 'newest', { now: NOW });
    expect(restored).toMatchObject({
      content: { experiments: 1, runs: 1, trained: 1 },
      recovered: 0,
      missing: 0,
    });
    expect(experiments()).toEqual(['experiment old']);
    const [replaced] = listBackups(dir).filter(({ backup }) => backup.kind === 'replaced');
    expect(replaced?.backup.file).toBe(restored.aside);
    expect(replaced?.content).toMatchObject({ experiments: 2 });
    restoreBackup(dir, replaced?.backup.name ?? '', { now: new Date(NOW.getTime() + 1000) });
    expect(experiments()).toEqual(['experiment new', 'experiment old']);
  });

  it.each([
    ['was cut to nothing', false, () => writeFileSync(file, '')],
    ['is gone', false, () => rmSync(file)],
    ['is damaged', true, () => writeFileSync(file, 'no database any more'.repeat(500))],
    [
      'has all it has in the file beside it',
      true,
      () => {
        writeFileSync(file, '');
        writeFileSync(`${file}-wal`, 'what was written last');
      },
    ],
  ])('takes the place of one that %s', async (_how, isWorthKeeping, lose) => {
    await backedUp();
    lose();
    const { aside } = restoreBackup(dir, 'newest', { now: NOW });
    expect(aside !== null).toBe(isWorthKeeping);
    if (aside !== null) expect(existsSync(aside)).toBe(true);
    expect(experiments()).toEqual(['experiment old']);
  });

  it('has its weights back from the trash, and says how many are missing', async () => {
    await backedUp();
    const folder = openDataFolder(dir, undefined);
    train(folder, 'lost', hash('c'));
    rmSync(folder.weights.fileOf(hash('c')));
    await folder.database.copyTo(newBackupFile(file, 'daily', new Date(NOW.getTime() + 5000)));
    folder.close();
    // The earlier database does not know of the later run, whose weights are thrown away.
    restoreBackup(dir, '2026-11-29T12-00-00Z.daily.db', { now: NOW });
    const swept = using(({ database, weights, trash }) =>
      sweepWeights(database.orm, weights, trash, NOW),
    );
    expect(swept).toBe(1);
    const back = restoreBackup(dir, '2026-11-29T12-00-05Z.daily.db', { now: new Date() });
    expect(back).toMatchObject({ recovered: 1, missing: 1 });
    expect(existsSync(join(dir, 'weights', `${hash('b')}.safetensors`))).toBe(true);
  });

  it('is refused when it is damaged, unknown or the folder in use, and nothing is changed', async () => {
    await backedUp();
    const refusal = (wanted: string) => {
      try {
        restoreBackup(dir, wanted, { now: NOW });
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        return (error as Error).message;
      }
      throw new Error('It was put back.');
    };
    expect(refusal('yesterday.db')).toContain('there are 2026-11-29T12-00-00Z.daily.db');
    using(() => expect(refusal('newest')).toContain('is in use by another workbench'));
    writeFileSync(join(dir, 'backups', '2026-11-29T12-00-00Z.daily.db'), 'damaged'.repeat(1000));
    expect(refusal('2026-11-29T12-00-00Z.daily.db')).toContain('is damaged');
    expect(refusal('newest')).toContain('There is no backup newest');
    expect(experiments()).toEqual(['experiment new', 'experiment old']);
  });

  it('may be one that an earlier version left beside the database', async () => {
    await backedUp();
    const [{ backup } = { backup: undefined }] = listBackups(dir);
    const beside = `${file}.v11.backup`;
    writeFileSync(beside, readFileSync(backup?.file ?? ''));
    restoreBackup(dir, 'workbench.db.v11.backup', { now: NOW });
    expect(existsSync(beside)).toBe(true);
    expect(experiments()).toEqual(['experiment old']);
  });
});
