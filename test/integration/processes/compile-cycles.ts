/*
 * Compiles, trains and disposes the article's network over and over, and prints the resident memory
 * in bytes after the cycles that it was asked about: `node compile-cycles.ts CYCLES [AT,AT,...]`.
 */
import type { ExampleSet } from '../../../src/engine/datasets/dataset.ts';
import { initialise } from '../../../src/engine/network/initialisation.ts';
import { mlp } from '../../../src/engine/models/mlp.ts';
import { createRunner } from '../../../src/engine/training/runner.ts';

const [cycles = '', asked = ''] = process.argv.slice(2);
const at = new Set(asked.split(',').map(Number));

const count = 640;
const data: ExampleSet = {
  shape: [28, 28, 1],
  classes: 10,
  count,
  values: Uint8Array.from({ length: count * 784 }, (_, index) => (index * 31) % 256),
  labels: Uint8Array.from({ length: count }, (_, index) => index % 10),
  divisor: 255,
};
const order = Int32Array.from({ length: count }, (_, index) => index);

for (let cycle = 1; cycle <= Number(cycles); cycle++) {
  const model = mlp.build({ hidden: [128] }, data);
  initialise(model, cycle);
  const runner = createRunner({
    model,
    data,
    batchSize: 64,
    optimizer: { optimizer: 'adam', learningRate: 0.001, momentum: 0.9 },
    execution: 'compiled',
  });
  runner.run(order);
  runner.settle();
  runner.dispose();
  model.dispose();
  if (at.has(cycle)) process.stdout.write(`${process.memoryUsage.rss()}\n`);
  // As in a trainer, the event loop gets its turn between two runs.
  await new Promise((resolve) => setImmediate(resolve));
}
