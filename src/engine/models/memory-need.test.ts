import { expect, it } from 'vitest';
import { trainingSize } from './memory-need.ts';

const data = (train: number) => ({
  format: { shape: [28, 28, 1], classes: 10 },
  used: { train, validation: 0, test: 200 },
});

/** Peaks of trainers, in MiB, as docs/reliability.md has them. */
const MEASURED = [
  ['mlp', { hidden: [128] }, 'sgd', 64, 640, 542],
  ['mlp', { hidden: [128] }, 'sgd', 64, 50_000, 626],
  ['mlp', { hidden: [4000, 4000] }, 'sgd', 64, 640, 1896],
  ['mlp', { hidden: [4000, 4000] }, 'adam', 64, 640, 2929],
  ['mlp', { hidden: [8000, 8000] }, 'sgd', 64, 256, 5507],
  ['lenet-5', {}, 'sgd', 64, 640, 636],
  ['lenet-5', {}, 'sgd', 1024, 2048, 925],
  ['resnet-20', {}, 'sgd', 64, 640, 1163],
  ['resnet-20', {}, 'sgd', 512, 1024, 2510],
  ['resnet-20', { channels: [64, 128, 256] }, 'sgd', 64, 256, 3135],
  ['lstm', {}, 'sgd', 64, 640, 592],
  ['lstm', {}, 'sgd', 1024, 2048, 793],
  ['lstm', { units: 2000 }, 'sgd', 64, 256, 2784],
] as const;

it.each(MEASURED)('of %s %j with %s in batches of %d is near what was measured', (...row) => {
  const [id, parameters, optimizer, batchSize, train, peak] = row;
  const document = { model: { id, ...parameters }, training: { optimizer, batchSize } };
  const estimate = trainingSize(document, data(train)).bytes / 2 ** 20;
  expect(estimate / peak).toBeGreaterThan(0.65);
  expect(estimate / peak).toBeLessThan(1.5);
});
