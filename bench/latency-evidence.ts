import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { quantile } from 'simple-statistics';
import { findProject } from '../src/host/environment/project-root.ts';
import { readTensorflowSetup, tensorflowRecord } from '../src/host/environment/tensorflow-setup.ts';
import { trainerEnvironment } from '../src/host/trainer/trainer-environment.ts';
import { describeMachine, printMachine } from './machine.ts';
import type { Claims, Told } from './latency/told.ts';

/*
 * One network, measured as thirty runs of equal graphs: how many of them are said to be faster or
 * slower than the dense network, which none is. On a quiet machine, and on one that is kept busy.
 *
 *   node bench/latency-evidence.ts
 */

/** Until processes that compute have made themselves felt. */
const SETTLE_MS = 1000;

const env = trainerEnvironment(readTensorflowSetup(tensorflowRecord(findProject().root)));

printMachine(await describeMachine());
console.log('');
const quiet = await measure();
const busy = await whileBusy(cpus().length, measure);
console.log(
  markdownTable(
    [
      [
        'machine',
        'measured',
        'said to differ',
        'interval excludes 1',
        'unreliable',
        'share of dense',
        '±',
        'dense varied by',
        'others used',
      ],
      ...rows('quiet', quiet),
      ...rows('busy', busy),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] },
  ),
);
process.exitCode = quiet.shared.claimed + busy.shared.claimed === 0 ? 0 : 1;

function rows(machine: string, { before, eachByItself, shared }: Told): string[][] {
  return [
    row(machine, 'one burst each, dense first (up to 0.2)', before),
    row(machine, 'five bursts each beside dense, not shared', eachByItself),
    row(machine, 'as now: once for all of one graph', shared),
  ];
}

function row(machine: string, how: string, claims: Claims): string[] {
  const { runs, claimed, doubted, excluded, shares, widths, variations, others } = claims;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const median = (values: readonly number[]) =>
    values.length === 0 ? '-' : percent(quantile([...values], 0.5));
  return [
    machine,
    how,
    `${String(claimed)} of ${String(runs)}`,
    widths.length === 0 ? '-' : `${String(excluded)} of ${String(runs)}`,
    String(doubted),
    `${Math.min(...shares).toFixed(3)} to ${Math.max(...shares).toFixed(3)}`,
    median(widths),
    median(variations),
    others === null ? '-' : percent(others),
  ];
}

async function measure(): Promise<Told> {
  const child = fork(join(import.meta.dirname, 'latency/claims.ts'), { env, execArgv: [] });
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The process that measures ended with exit code ${String(code)}.`);
    }),
  ])) as [Told];
  return told;
}

/** Keeps so many processors busy meanwhile. */
async function whileBusy<T>(processes: number, act: () => Promise<T>): Promise<T> {
  const workers: ChildProcess[] = Array.from({ length: processes }, () =>
    spawn(process.execPath, ['--eval', 'for (;;) Math.sqrt(Math.random());'], { stdio: 'ignore' }),
  );
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return await act();
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
  }
}
