import { expect, test } from 'vitest';
import type { Augmentation } from '../../src/contract/experiment.ts';
import type { Execution } from '../../src/contract/words.ts';
import type { ExampleSet } from '../../src/engine/datasets/dataset.ts';
import { initialise } from '../../src/engine/network/initialisation.ts';
import { zoo as models } from '../../src/engine/models/registry.ts';
import { readVariables, type NamedValues } from '../../src/engine/network/variables.ts';
import { randomStream } from '../../src/engine/random.ts';
import type { OptimizerSettings } from '../../src/engine/training/optimizer.ts';
import { createRunner } from '../../src/engine/training/runner.ts';

/*
 * Every model under every optimizer, and with everything that changes from step to step: twenty steps,
 * and a last smaller batch, executed as a graph and op by op from the same start.
 */

const BATCH = 8;
const EXAMPLES = 20 * BATCH + 3;

const optimizers: readonly OptimizerSettings[] = [
  { optimizer: 'sgd', learningRate: 0.05, momentum: 0.9 },
  { optimizer: 'momentum', learningRate: 0.01, momentum: 0.9 },
  { optimizer: 'nesterov', learningRate: 0.01, momentum: 0.9 },
  { optimizer: 'adam', learningRate: 0.001, momentum: 0.9 },
  { optimizer: 'rmsprop', learningRate: 0.0003, momentum: 0.9 },
  { optimizer: 'adamw', learningRate: 0.001, momentum: 0.9, weightDecay: 0.1 },
];

/** Rate, decay, noise and images that are never the same in two steps. */
const recipe = {
  optimizer: {
    optimizer: 'momentum',
    learningRate: 0.02,
    momentum: 0.9,
    weightDecay: 0.01,
    schedule: { id: 'cosine', final: 0.1, warmupEpochs: 0.25 },
  },
  augmentation: { shift: 2, flip: true },
  dropout: 0.3,
} as const;

/**
 * Rounding differs in the seventh digit, as TensorFlow orders sums otherwise in a graph. Batch norm
 * after batch norm magnifies that at every step, so that the residual net is compared at small steps.
 */
const RATES: Readonly<Record<string, number>> = { 'resnet-20': 0.01 };

interface Sum {
  squares: number;
}

const random = randomStream(0, 'pixels');
const data: ExampleSet = {
  shape: [28, 28, 1],
  classes: 10,
  count: EXAMPLES,
  values: Uint8Array.from({ length: EXAMPLES * 784 }, () => Math.floor(256 * random.uniform())),
  labels: Uint8Array.from({ length: EXAMPLES }, (_, index) => index % 10),
  divisor: 255,
};

interface Recipe {
  readonly optimizer: OptimizerSettings;
  readonly augmentation?: Augmentation;
  readonly dropout?: number;
}

function trained(
  id: string,
  { optimizer, augmentation, dropout }: Recipe,
  execution: Execution,
  seed = 0,
) {
  const definition = models.find((candidate) => candidate.id === id);
  if (!definition) throw new Error(`There is no model ${id}.`);
  const dropped = 'dropout' in definition.parameters.shape && dropout !== undefined;
  const parameters = definition.parameters.parse(dropped ? { dropout } : {});
  const model = definition.build(parameters, data);
  initialise(model, 1);
  const start = readVariables(model);
  const runner = createRunner({
    model,
    data,
    batchSize: BATCH,
    optimizer,
    execution,
    augmentation,
    random: { seed, stage: 'train' },
  });
  const { lossSum } = runner.run(Int32Array.from({ length: EXAMPLES }, (_, index) => index));
  runner.settle();
  runner.dispose();
  const weights = readVariables(model);
  model.dispose();
  return { start, weights, lossSum };
}

/**
 * How far two trainings lie apart, in relation to the size of the weights and to how far the weights
 * moved. The second would be near 1 for a wrong derivative, however small the steps.
 */
function distance(start: NamedValues[], eager: NamedValues[], compiled: NamedValues[]) {
  const [apart, size, moved] = [0, 0, 0].map(() => ({ squares: 0 })) as [Sum, Sum, Sum];
  let largest = 0;
  eager.forEach(({ values }, tensor) => {
    values.forEach((value, index) => {
      const difference = value - (compiled[tensor]?.values[index] as number);
      apart.squares += difference ** 2;
      size.squares += value ** 2;
      moved.squares += (value - (start[tensor]?.values[index] as number)) ** 2;
      largest = Math.max(largest, Math.abs(difference));
    });
  });
  return {
    largest,
    ofSize: Math.sqrt(apart.squares / size.squares),
    ofMovement: Math.sqrt(apart.squares / moved.squares),
  };
}

/** The two ways of executing a recipe, held against one another. */
function compare(id: string, recipe: Recipe) {
  const learningRate = recipe.optimizer.learningRate * (RATES[id] ?? 1);
  const settings = { ...recipe, optimizer: { ...recipe.optimizer, learningRate } };
  const eager = trained(id, settings, 'eager');
  const compiled = trained(id, settings, 'compiled');
  const apart = distance(eager.start, eager.weights, compiled.weights);
  expect(apart.ofSize).toBeLessThanOrEqual(1e-4);
  expect(apart.ofMovement).toBeLessThanOrEqual(1e-3);
  expect(compiled.lossSum / eager.lossSum).toBeCloseTo(1, 4);
  return apart;
}

const cases = models.flatMap(({ id }) => optimizers.map((optimizer) => ({ id, optimizer })));

test.each(cases)('$id under $optimizer.optimizer', ({ id, optimizer }) => {
  const { largest } = compare(id, { optimizer });
  if (optimizer.optimizer === 'sgd' && (id === 'mlp' || id === 'lenet-5')) {
    expect(largest).toBeLessThanOrEqual(1e-6);
  }
});

test.each(models)('$id with schedule, weight decay, augmentation and dropout', ({ id }) => {
  compare(id, recipe);
});

test('what is drawn depends on the seed, and is the same when drawn again', () => {
  const first = trained('mlp', recipe, 'compiled', 1);
  expect(trained('mlp', recipe, 'compiled', 1).weights).toEqual(first.weights);
  expect(trained('mlp', recipe, 'compiled', 2).weights).not.toEqual(first.weights);
});
