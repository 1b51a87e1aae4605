import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../../src/contract/errors.ts';
import { previewFiles } from '../../../src/host/dataset-process/import-files.ts';
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
  for (const bomb of BOMBS) {
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
    const name = path.split('/').at(-1) ?? '';
    await previewFiles({ files: [{ name, path }], options: {} });
  } catch (error) {
    [sentence, isDefect] = [(error as Error).message, !(error instanceof UserError)];
  }
  const { user, system } = process.cpuUsage(before);
  const maxRssBytes = process.resourceUsage().maxRSS * 1024;
  process.send?.({ cpuSeconds: (user + system) / 1e6, maxRssBytes, sentence, isDefect });
  process.disconnect();
}
