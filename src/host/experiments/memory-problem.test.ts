import { expect, it } from 'vitest';
import { trainingSchema } from '../../contract/experiment.ts';
import { memoryProblem } from './memory-problem.ts';

const GB = 1e9;
const data = {
  format: { shape: [28, 28, 1], classes: 10 },
  used: { train: 60_000, validation: 0, test: 10_000 },
} as const;

function problem(model: Record<string, unknown>, training: object, memoryBytes: number) {
  const document = { model: { id: 'mlp', ...model }, training: trainingSchema.parse(training) };
  return memoryProblem(document, data, {}, memoryBytes)?.message;
}

it('a network that no machine trains is refused, with its size and what is there', () => {
  expect(problem({ hidden: [100_000, 100_000] }, {}, 16 * GB)).toBe(
    'makes 10079400000 weights, more than the 100000000 that can be trained; to train it would take ' +
      'about 807.3 GB of memory, and this machine has 16.0 GB: choose smaller layers',
  );
});

it('one that fits this machine is not, and with another optimizer or batch size it may be', () => {
  const hidden = [8000, 8000];
  expect(problem({ hidden }, {}, 8 * GB)).toBeUndefined();
  expect(problem({ hidden }, { optimizer: 'adam' }, 8 * GB)).toBe(
    'makes 70352000 weights; to train it in batches of 64 takes about 10.7 GB of memory, and this machine ' +
      'has 8.0 GB: choose smaller layers, or a smaller training.batchSize',
  );
  expect(problem({ id: 'resnet-20' }, {}, 8 * GB)).toBeUndefined();
  expect(problem({ id: 'resnet-20' }, { batchSize: 4096 }, 8 * GB)).toContain('batches of 4096');
});
