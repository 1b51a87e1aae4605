import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ARCHIVE_ENDING } from '../../../src/contract/archives.ts';
import { UserError } from '../../../src/contract/errors.ts';
import { OWN_MIGRATIONS } from '../../../src/db/database.ts';
import { checkArchive } from '../../../src/host/archives/check-archive.ts';
import { previewFiles } from '../../../src/host/dataset-process/import-files.ts';
import { ARCHIVE_BOMBS } from './archive-bombs.ts';
import { BOMBS } from './bombs.ts';
import type { Bomb } from './bombs.ts';

/** What came of reading a bomb. */
interface Told {
  readonly cpuSeconds: number;
  readonly maxRssBytes: number;
  readonly sentence: string;
  readonly isDefect: boolean;
}

/** A program that goes on for longer is ended. */
const MAX_MS = 300_000;

/**
 * Reads each bomb in a process of its own, and says what it took and what was told.
 *
 * @param program is run with `--bomb PATH`, and then calls `tryBomb`
 */
export async function tryBombs(program: string, print: (line: string) => void): Promise<void> {
  print('| file | size | processor time | peak memory | told |');
  print('| --- | --- | --- | --- | --- |');
  for (const bomb of [...BOMBS, ...ARCHIVE_BOMBS]) {
    const folder = mkdtempSync(join(tmpdir(), 'bomb-'));
    const { bytes, name } = bomb.make();
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const told = await tell(program, path);
    rmSync(folder, { recursive: true });
    if (!told || told.isDefect || !bomb.told.test(told.sentence)) process.exitCode = 1;
    print(lineOf(bomb, bytes.length, told));
  }
}

async function tell(program: string, path: string): Promise<Told | undefined> {
  const child = fork(program, ['--bomb', path]);
  let told: Told | undefined;
  child.on('message', (message) => (told = message as Told));
  const late = setTimeout(() => child.kill('SIGKILL'), MAX_MS);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(late);
  return told;
}

function lineOf({ name }: Bomb, size: number, told: Told | undefined): string {
  const megabytes = (bytes: number) =>
    `${(bytes / 1e6).toLocaleString('en', { maximumSignificantDigits: 2 })} MB`;
  if (!told) return `| ${name} | ${megabytes(size)} | FAULT: no end, or no memory | | |`;
  const { cpuSeconds, maxRssBytes, sentence, isDefect } = told;
  const cells = [
    name,
    megabytes(size),
    `${cpuSeconds.toFixed(1)} s`,
    megabytes(maxRssBytes),
    `${isDefect ? 'FAULT: ' : ''}${sentence.slice(0, 160)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Reads one, and tells its parent. */
export async function tryBomb(path: string): Promise<void> {
  const before = process.cpuUsage();
  let [sentence, isDefect] = ['It was taken.', true];
  try {
    await read(path);
  } catch (error) {
    [sentence, isDefect] = [(error as Error).message, !(error instanceof UserError)];
  }
  const { user, system } = process.cpuUsage(before);
  const maxRssBytes = peakBytes();
  process.send?.({ cpuSeconds: (user + system) / 1e6, maxRssBytes, sentence, isDefect });
  process.disconnect();
}

/** As the importer would, whatever it is. */
async function read(path: string): Promise<void> {
  const name = basename(path);
  if (!name.endsWith(ARCHIVE_ENDING)) {
    await previewFiles({ files: [{ name, path }], options: {} });
    return;
  }
  const workDir = join(path, '../work');
  const task = { path, file: name, workDir, migrationsDir: OWN_MIGRATIONS };
  await checkArchive(task, () => undefined);
}

/** On Linux a process that was just begun is told the peak of its parent, which has made the bomb. */
function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
