import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accuracyTable } from './article/accuracy-table.ts';
import { contendersOf } from './article/contenders.ts';
import { requireAgreement } from './article/agreement.ts';
import type { Outcome } from './article/finished-run.ts';
import { timesTable } from './article/times-table.ts';
import { usableCpus } from './cpus.ts';
import { findPython } from './find-python.ts';
import { describeMachine, printMachine } from './machine.ts';

/*
 * The article's whole comparison, here and in PyTorch, on two CPUs: what versions have in common, the
 * eight strategies of 0.1.0 with three seeds. This one trains a dense network per seed more.
 *
 *   node bench/article.ts [--rounds 1] [--beside DIR] [--quick] [--json FILE]
 */

const CPUS = 2;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    beside: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`--rounds takes a whole number from 1, not "${options.rounds}".`);
  process.exit(2);
}

const machine = await describeMachine();
printMachine(machine);
const cpus = usableCpus().slice(0, CPUS);
const contenders = contendersOf({ python: findPython('torch'), beside: options.beside, cpus });

// As it is written, since an older workbench may not know the fields that its defaults have by now.
const article = join(import.meta.dirname, 'article/article.json');
const document = JSON.parse(readFileSync(article, 'utf8')) as Record<string, unknown>;
const asked = options.quick
  ? {
      ...document,
      training: { ...(document['training'] as object), epochs: 1 },
      fineTuning: { epochs: 1 },
      sparsities: [0.5],
      seeds: [0],
    }
  : document;
if (options.quick) console.log('WARNING: --quick: these figures are not to be kept.');

const outcomes: Outcome[] = contenders.map(({ id }) => ({ id, sides: [] }));
for (let round = 1; round <= rounds; round++) {
  for (const [index, { id, run }] of contenders.entries()) {
    console.error(`round ${String(round)}: ${id} ...`);
    const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
    try {
      const file = join(folder, 'document.json');
      writeFileSync(file, JSON.stringify(asked));
      outcomes[index]?.sides.push(await run(file, folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

const [ours, ...others] = outcomes;
if (!ours) throw new Error('There is no contender.');
const runs = ours.sides[0]?.runs.length ?? 0;
const where = cpus.length === 0 ? 'any CPU (there is no taskset)' : `CPUs ${cpus.join(', ')}`;
console.log(`\n${String(runs)} runs on ${where}, from start to end of the program:\n`);
console.log(timesTable(outcomes));
const pytorch = others.filter(({ id }) => id.startsWith('PyTorch'));
console.log(`\nTest accuracy, means over the seeds:\n\n${accuracyTable(ours, pytorch[0] ?? null)}`);
if (options.json !== undefined) {
  const figures = { machine, cpus, quick: options.quick, rounds, outcomes };
  writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}
console.log(`\n${requireAgreement(pytorch)}`);
