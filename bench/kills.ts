// `npm run bench:kills`: whether anything is lost when everything is killed at random moments.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { median, sum } from 'simple-statistics';
import { randomStream } from '../src/engine/random.ts';
import { beginningsOfWork, lostWith, readTrace } from './kills/repeated-work.ts';
import { compareResults, conditionAfter, resultsIn } from './kills/results.ts';
import { describeMachine, printMachine } from './machine.ts';

/*
 * A mixed experiment is run undisturbed. Then the same is run in an empty data folder while trainers, hosts
 * and all at once are killed at random moments, and Ctrl-C is pressed; each time the host is started again.
 * Where it is done before all kills have taken place, another folder is begun. At the end all must be as if
 * nothing had been.
 *
 *   node bench/kills.ts --kills 50 --seed 7 [--long]
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Runs of minutes, with checkpoints as the workbench ships; else of seconds, with one every second. */
    long: { type: 'boolean', default: false },
  },
});
const LENGTH = values.long ? 'long' : 'short';
/** Milliseconds from one checkpoint to the next; undefined: as shipped. */
const EVERY_MS = values.long ? undefined : 1000;
/** Milliseconds at most from one kill to the next, and so that most of them hit what is at work. */
const APART_MS = values.long ? 60_000 : 8000;
const KINDS = ['trainer -9', 'host -9', 'group -9', 'Ctrl-C'] as const;
type Kind = (typeof KINDS)[number];

/** A kill: what was at work then, and what of it has to be done again. */
interface Kill {
  readonly kind: Kind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of each trainer that had a run, seconds of its work that no checkpoint has. */
  readonly lost: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), 'workbench-kills-'));
const trace = join(folder, 'trace');
mkdirSync(trace);
const random = randomStream(Number(values.seed), 'kills');

const TRAINER = join(import.meta.dirname, 'kills/telling-trainer.ts');

interface RunningHost {
  readonly child: ChildProcess & { readonly pid: number };
  readonly ended: Promise<unknown>;
  isUp(): boolean;
}

/** In a process group of its own, as in a terminal. */
function startHost(dataDir: string, everyMs = EVERY_MS): RunningHost {
  const program = join(import.meta.dirname, 'kills/host.ts');
  const args = [
    program,
    dataDir,
    TRAINER,
    LENGTH,
    ...(everyMs === undefined ? [] : [`${everyMs}`]),
  ];
  const child = spawn(process.execPath, args, {
    detached: true,
    env: { ...process.env, WORKBENCH_KILLS_TRACE: trace },
    stdio: ['ignore', 'ignore', 'inherit'],
  }) as RunningHost['child'];
  return {
    child,
    ended: once(child, 'close'),
    isUp: () => child.exitCode === null && child.signalCode === null,
  };
}

/** What each trainer has written down, by process id. */
const traces = () =>
  new Map(
    readdirSync(trace).map((pid) => [
      Number(pid),
      readTrace(readFileSync(join(trace, pid), 'utf8')),
    ]),
  );

/** Whether it is one of ours still: another process may have its number by now. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(TRAINER);
}

/** Kills something, and waits until it is gone. */
async function kill(host: RunningHost): Promise<Kill> {
  const drawn = KINDS[Math.floor(random.uniform() * KINDS.length)] ?? 'host -9';
  const trainers = [...traces().keys()].filter(isAlive);
  const kind = drawn === 'trainer -9' && trainers.length === 0 ? 'host -9' : drawn;
  const { pid } = host.child;
  const aimed = kind === 'trainer -9' ? trainers.slice(0, 1) : trainers;
  const at = Date.now();
  if (kind === 'trainer -9') for (const one of aimed) process.kill(one, 'SIGKILL');
  else if (kind === 'host -9') process.kill(pid, 'SIGKILL');
  else process.kill(-pid, kind === 'group -9' ? 'SIGKILL' : 'SIGINT');
  if (kind !== 'trainer -9') await host.ended;
  while (aimed.some(isAlive)) await pause(5);
  // Ctrl-C has trainers work on until they have saved.
  const endedAt = kind === 'Ctrl-C' ? Date.now() : at;
  const now = traces();
  return { kind, at, lost: aimed.flatMap((one) => lostWith(now.get(one) ?? [], endedAt) ?? []) };
}

/**
 * Kills until there were so many, or all is done.
 *
 * @param apartMs milliseconds at most from one kill, or start, to the next
 */
async function disturb(dataDir: string, kills: Kill[], apartMs: number): Promise<void> {
  let host = startHost(dataDir);
  while (kills.length < wanted) {
    await Promise.race([pause(random.uniform() * apartMs), host.ended]);
    if (!host.isUp()) break;
    const one = await kill(host);
    kills.push(one);
    const lost = one.lost.map((seconds) => seconds.toFixed(1)).join(' + ');
    console.log(`${kills.length}. ${one.kind}: ${lost === '' ? 'nothing at work' : `${lost} s`}`);
    if (!host.isUp()) host = startHost(dataDir);
  }
  await host.ended;
}

function summaryOf(kills: readonly Kill[]): string {
  const works = [...traces().values()].flatMap(beginningsOfWork);
  const rows = [...KINDS, undefined].map((kind) => {
    const some = kills.filter((one) => kind === undefined || one.kind === kind);
    const lost = some.flatMap((one) => one.lost);
    const back = some.flatMap(({ at }) => {
      const next = kills.find((other) => other.at > at)?.at ?? Infinity;
      const begun = works.filter((time) => time > at && time < next);
      return begun.length === 0 ? [] : (Math.min(...begun) - at) / 1000;
    });
    return [
      kind ?? 'all',
      String(some.length),
      String(lost.length),
      ...(lost.length === 0
        ? ['–', '–', '–']
        : [sum(lost), median(lost), Math.max(...lost)].map((seconds) => seconds.toFixed(1))),
      back.length === 0 ? '–' : median(back).toFixed(1),
    ];
  });
  const names = ['kills', 'runs at work', 'seconds repeated', 'median', 'most', 'back after (s)'];
  return markdownTable([['', ...names], ...rows], { align: ['l', ...names.map(() => 'r')] });
}

const wanted = Number(values.kills);
console.log(`${wanted} kills of ${LENGTH} runs, seed ${values.seed}`);
printMachine(await describeMachine());
let failed = false;
try {
  const undisturbed = join(folder, 'undisturbed');
  const startedAt = Date.now();
  await startHost(undisturbed, 30_000).ended;
  const seconds = (Date.now() - startedAt) / 1000;
  const reference = await resultsIn(undisturbed);
  // Some kills are to hit what is starting, and most what is at work.
  const upAfterMs = Math.min(...[...traces().values()].flatMap(beginningsOfWork)) - startedAt;
  const apartMs = 2 * upAfterMs + APART_MS;
  console.log(`Undisturbed: ${reference.size} runs in ${seconds.toFixed(0)} s`);
  const kills: Kill[] = [];
  for (let round = 1; kills.length < wanted; round++) {
    const dataDir = join(folder, `round-${round}`);
    const before = kills.length;
    await disturb(dataDir, kills, apartMs);
    const { runs, lost, different } = compareResults(reference, await resultsIn(dataDir));
    const { integrity, doubled, missing, orphans } = await conditionAfter(dataDir);
    const bad = [...lost, ...different, ...doubled, ...missing, ...orphans];
    failed ||= bad.length > 0 || integrity !== 'ok';
    console.log(
      `Round ${round}, ${kills.length - before} kills: of ${runs} runs ${lost.length} lost, ` +
        `${doubled.length} doubled, ${different.length} different; ${orphans.length} orphan files; ` +
        `integrity_check ${integrity}`,
    );
    for (const line of bad) console.log(`  ${line}`);
  }
  console.log(`\n${summaryOf(kills)}`);
} finally {
  if (failed) console.error(`What was found is in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
