import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tryBomb, tryBombs } from './bombs/try-bombs.ts';
import { READERS } from './readers.ts';
import { runReader } from './run-reader.ts';
import type { Tried } from './run-reader.ts';
import { watchCases } from './watchdog.ts';

/*
 * Gives everything that reads what others made damaged and made-up files:
 *   npm run fuzz [-- --runs 2000] [--only zip,csv] [--seed 7]
 *   npm run fuzz -- --bombs   small files that ask for gigabytes, with the time and memory they take
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    only: { type: 'string' },
    bombs: { type: 'boolean', default: false },
    reader: { type: 'string' },
    bomb: { type: 'string' },
  },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);

/** Readers may read everything, and write nothing but what is said: who tries is refused by Node, and found. */
const NO_WRITING = [
  ...['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker'],
  '--disable-warning=SecurityWarning',
];

function chosenReaders() {
  const names = values.only?.split(',').map((name) => name.trim());
  const unknown = names?.find((name) => !READERS.some((reader) => reader.name === name));
  if (unknown === undefined) return READERS.filter(({ name }) => names?.includes(name) ?? true);
  throw new Error(
    `There is no reader "${unknown}": ${READERS.map(({ name }) => name).join(', ')}.`,
  );
}

/** Each in a process of its own, so that one that dies takes no other with it. */
async function tryReaders(): Promise<void> {
  const all = chosenReaders();
  print(`seed ${seed}, ${runs} cases for each of ${all.length} readers`);
  for (const { name, writes } of all) {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
    const args = ['--reader', name, '--runs', String(runs), '--seed', String(seed)];
    const child = fork(import.meta.filename, args, {
      execArgv: writes ? [...NO_WRITING, `--allow-fs-write=${folder}`] : NO_WRITING,
      env: { ...process.env, TMPDIR: folder, TF_CPP_MIN_LOG_LEVEL: '2' },
    });
    let tried: Tried | undefined;
    child.on('message', (message) => (tried = message as Tried));
    const ended = await new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(signal ?? code)),
    );
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true });
    if (tried?.fault === null && left.length > 0) {
      tried = { ...tried, fault: `It left behind ${left.join(', ')}.` };
    }
    if (tried) print(`${tried.fault === null ? 'ok   ' : 'FAULT'} ${textOf(name, tried)}`);
    else print(`FAULT ${name}: the process ended by ${String(ended)}.`);
    if (!tried || tried.fault !== null) {
      process.exitCode = 1;
      print(`      again: npm run fuzz -- --only "${name}" --seed ${seed} --runs ${runs}`);
    }
  }
}

function textOf(
  name: string,
  { runs: cases, seconds, slowest, growthBytes, fault }: Tried,
): string {
  const figures = `${cases} cases in ${seconds.toFixed(1)} s, slowest ${slowest.toFixed(2)} s, +${Math.round(growthBytes / 2 ** 20)} MB`;
  return `${name.padEnd(17)} ${figures}${fault === null ? '' : `\n${fault}`}`;
}

async function tryReader(name: string): Promise<void> {
  const reader = READERS.find((one) => one.name === name);
  if (!reader) throw new Error(`There is no reader "${name}".`);
  const tried = await runReader(reader, runs, seed, watchCases(name));
  process.send?.(tried, () => process.exit(0));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (values.reader !== undefined) await tryReader(values.reader);
else if (values.bomb !== undefined) await tryBomb(values.bomb);
else if (values.bombs) await tryBombs(import.meta.filename, print);
else await tryReaders();
