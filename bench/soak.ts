// `npm run bench:soak`: whether a host and its trainers keep what they no longer need.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FIRST_NEEDS } from '../src/contract/answer.ts';
import { openHost, type Host } from '../src/host/host.ts';
import { describeMachine, printMachine } from './machine.ts';
import { AT_A_TIME, RUNS_AT_A_TIME, soakDocument } from './soak/documents.ts';
import { notFlat, soakTable } from './soak/flat.ts';
import { takeSample, watchTrainers, type Sample } from './soak/sample.ts';

/*
 * A host in this process does tiny runs of mixed experiments, several at a time, which are watched and
 * looked at as the app does. At some marks, when nothing is at work, its memory, handles and files are
 * counted, and the most that any trainer had since the mark before. Exits with 1 where they grow
 * (bench/soak/flat.ts says by how much they may). Linux alone.
 *
 *   npm run bench:soak -- --runs 1000
 */

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' } } });
const all = Number(values.runs);
const STEP = RUNS_AT_A_TIME;
if (!(all > 0 && all % (4 * STEP) === 0)) {
  throw new Error(`--runs is a multiple of ${4 * STEP}.`);
}
const marks = new Set([Math.min(2 * STEP, all / 4), all / 4, all / 2, (3 * all) / 4, all]);

printMachine(await describeMachine());
const dataDir = mkdtempSync(join(tmpdir(), 'workbench-soak-'));
const host = await openHost({ dataDir });
const samples: Sample[] = [];
const trainers = watchTrainers();
try {
  const began = performance.now();
  for (let done = STEP; done <= all; done += STEP) {
    const first = (done / STEP - 1) * AT_A_TIME;
    const numbers = Array.from({ length: AT_A_TIME }, (_, index) => first + index);
    await Promise.all(numbers.map((number) => experience(host, number)));
    if (!marks.has(done)) continue;
    samples.push(takeSample(done, dataDir, trainers.most()));
    console.log(`${done} runs after ${Math.round((performance.now() - began) / 1000)} s`);
  }
} finally {
  trainers.stop();
  await host.close();
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(`\n${soakTable(samples)}\n`);
const growing = notFlat(samples);
for (const line of growing) console.log(line);
if (growing.length === 0) console.log('Flat.');
else process.exitCode = 1;

/** Runs an experiment to its end, watched all the while, and looks at what came of it. */
async function experience({ client: { experiments } }: Host, number: number): Promise<void> {
  const { id } = await experiments.start({ document: soakDocument(number) });
  for await (const event of await experiments.watch({ id })) {
    if (event.type === 'run' && event.run.status === 'failed')
      throw new Error(`${event.run.error}`);
  }
  await experiments.comparison({ id });
  await experiments.answer({ id, needs: FIRST_NEEDS });
  await experiments.curves({ id });
  await experiments.export({ id, format: 'json' });
  await experiments.list({});
}
