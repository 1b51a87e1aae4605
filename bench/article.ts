import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from '../src/host/experiments/parse-document.ts';
import { accuracyTable } from './article/accuracy-table.ts';
import { runPytorch } from './article/run-pytorch.ts';
import { runWorkbench } from './article/run-workbench.ts';
import { usableCpus } from './cpus.ts';
import { findPytorch } from './find-pytorch.ts';
import { describeMachine, printMachine } from './machine.ts';
import { times, verdict } from './tables.ts';

/*
 * The article's whole comparison, here and in PyTorch, on two CPUs.
 *
 *   node bench/article.ts [--quick] [--json FILE]
 */

/** How many times as fast the workbench is to be. */
const TARGET = 3.5;
const CPUS = 2;

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
});

const machine = describeMachine();
printMachine(machine);
const cpus = usableCpus().slice(0, CPUS);
const python = findPytorch();

const article = join(import.meta.dirname, '../examples/article.json');
const document = parseDocument(readFileSync(article, 'utf8'));
const asked = options.quick
  ? {
      ...document,
      training: { ...document.training, epochs: 1 },
      fineTuning: { ...document.fineTuning, epochs: 1 },
      seeds: [0],
    }
  : document;
if (options.quick) console.log('WARNING: --quick: these figures are not to be kept.');

const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
try {
  const file = join(folder, 'document.json');
  writeFileSync(file, JSON.stringify(asked));
  const ours = await runWorkbench(file, folder, cpus);
  const pytorch = python === null ? null : await runPytorch(python, file, folder, cpus);

  const where = cpus.length === 0 ? 'any CPU (there is no taskset)' : `CPUs ${cpus.join(', ')}`;
  console.log(
    `\n${String(ours.runs.length)} runs on ${where}, from start to end of the program:\n`,
  );
  console.log(`workbench  ${ours.seconds.toFixed(1)} s`);
  if (pytorch) {
    const ratio = pytorch.seconds / ours.seconds;
    console.log(`PyTorch    ${pytorch.seconds.toFixed(1)} s (${pytorch.version}, two threads)`);
    console.log(`ratio      ${times(ratio)}, target ${verdict(ratio, TARGET)}`);
  }
  console.log(`\nTest accuracy, means over the seeds:\n\n${accuracyTable(ours, pytorch)}`);
  if (options.json !== undefined) {
    const figures = { machine, cpus, quick: options.quick, workbench: ours, pytorch };
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
