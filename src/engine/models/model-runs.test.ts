import { describe, expect, it } from 'vitest';
import { trainingSchema } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { executeRun } from '../runs/execute-run.ts';
import { tf } from '../tensorflow.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { modelChoiceSchema } from './registry.ts';

/** 192 training and 100 test images, and nets small enough for them: not about accuracy. */
function denseSpec(model: Record<string, unknown>): RunSpec {
  return {
    dataset: { id: 'mnist', validationFraction: 0, maxTrainExamples: 192, maxTestExamples: 100 },
    model: modelChoiceSchema.parse(model),
    training: trainingSchema.parse({
      optimizer: 'momentum',
      execution: 'eager',
      learningRate: 0.02,
      epochs: 1,
    }),
    seed: 1,
    pruning: null,
  };
}
const pruned = (spec: RunSpec, id: string, level: number, epochs = 1): RunSpec => ({
  ...spec,
  pruning: { strategy: { id }, level, fineTuning: { epochs } },
});

async function execute(spec: RunSpec, baselineWeights: Uint8Array | null = null) {
  const losses: number[] = [];
  const outcome = await executeRun(
    spec,
    { baselineWeights },
    {
      point: ({ trainLoss }) => losses.push(trainLoss),
      progress: () => undefined,
      note: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return { ...outcome, losses };
}
const zerosOf = (weights: Uint8Array, name: string) => {
  const found = readNetworkFile(weights, 'w').values.find((entry) => entry.name === name);
  return [...(found?.values ?? [])].filter((value) => value === 0).length;
};

const shapeOf = (network: Uint8Array, name: string) =>
  readNetworkFile(network, 'w').values.find((entry) => entry.name === name)?.shape;

describe('a run of LeNet-5', () => {
  const spec = denseSpec({ id: 'lenet-5', channels: [4, 6], hidden: 20 });

  it('removes channels and units whole, and a fully connected row per position', async () => {
    const dense = await execute(spec);
    const outcome = await execute(pruned(spec, 'activation-mean', 0.5), dense.network);
    expect(outcome.achievedSparsity).toBe(0.5);
    // 2 of 4 channels; 3 of 6 channels that lose half of their inputs; 10 of 20 units likewise.
    expect(shapeOf(outcome.network, 'conv1/kernel')).toEqual([5, 5, 1, 2]);
    expect(shapeOf(outcome.network, 'conv2/kernel')).toEqual([5, 5, 2, 3]);
    expect(shapeOf(outcome.network, 'hidden/kernel')).toEqual([16 * 3, 10]);
    expect(outcome.macs).toBe(24 * 24 * 50 + 8 * 8 * 25 * 6 + 16 * 30 + 10 * 10);
  });

  it('trains a narrower one from scratch', async () => {
    const outcome = await execute(pruned(spec, 'scratch', 0.5, 0));
    // At a factor of 0.69, 3-4-14: 75 + 300 + 896 + 140 of the 100 + 600 + 1920 + 200 weights.
    expect(outcome.achievedSparsity).toBeCloseTo(1 - 1411 / 2820, 10);
    expect(outcome.parameters).toBe(1411 + 3 + 4 + 14 + 10);
    expect(outcome.losses).toHaveLength(1);
  });
});

describe('a run of ResNet-20', () => {
  const spec = denseSpec({ id: 'resnet-20', channels: [2, 3, 4] });

  it('starts pruning from the weights and the moving averages of its baseline', async () => {
    const dense = await execute(spec);
    const again = await execute(pruned(spec, 'magnitude', 0, 0), dense.network);
    expect(again.network).toEqual(dense.network);
    expect(again.oneShotAccuracy).toBe(dense.accuracy);
    const moved = readNetworkFile(dense.network, 'w').values.find(
      ({ name }) => name === 'norm/moving_mean',
    );
    expect(moved?.values.some((value) => value !== 0)).toBe(true);

    const outcome = await execute(pruned(spec, 'taylor', 0.5), dense.network);
    expect(outcome.achievedSparsity).toBeCloseTo(0.5, 3);
    expect(outcome.parameters).toBe(dense.parameters);
  });

  it('removes channels inside the blocks, and of the residual stream in each of its stages', async () => {
    const dense = await execute(spec);
    const outcome = await execute(pruned(spec, 'activation-apoz', 0.5), dense.network);
    expect(outcome.achievedSparsity).toBeCloseTo((4 * (1 + 2 + 2)) / (4 * (2 + 3 + 4)), 6);
    // One channel is left on either side, and of the three and four in later stages one and two.
    expect(shapeOf(outcome.network, 'conv/kernel')).toEqual([3, 3, 1, 1]);
    expect(shapeOf(outcome.network, 'stage1-block1-conv1/kernel')).toEqual([3, 3, 1, 1]);
    expect(shapeOf(outcome.network, 'stage1-block1-conv2/kernel')).toEqual([3, 3, 1, 1]);
    expect(shapeOf(outcome.network, 'stage3-block1-shortcut/kernel')).toEqual([1, 1, 1, 2]);
    expect(shapeOf(outcome.network, 'output/kernel')).toEqual([2, 10]);
    expect(outcome.sizeBytes).toBeLessThan(dense.sizeBytes);
  });
});

describe.each([
  { id: 'lstm', gates: 4 },
  { id: 'gru', gates: 3 },
])('a run of $id', ({ id, gates }) => {
  const spec = denseSpec({ id, units: 8 });

  it('learns, and is pruned by weights in both of its kernels', async () => {
    const longer = { ...spec, training: { ...spec.training, learningRate: 0.1, epochs: 3 } };
    const dense = await execute(longer);
    expect(dense.losses.at(-1)).toBeLessThan(dense.losses[0] ?? 0);
    const outcome = await execute(pruned(spec, 'magnitude', 0.5), dense.network);
    const weights = gates * 8 * (28 + 8) + 80;
    expect(outcome.nonzeroParameters).toBe(outcome.parameters - weights / 2);
    expect(zerosOf(outcome.network, `${id}/recurrent_kernel`)).toBeGreaterThan(0);
  });

  it('removes hidden units with all their gates, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const dense = await execute(spec);
    const outcome = await execute(pruned(spec, 'activation-mean', 0.5), dense.network);
    expect(outcome.achievedSparsity).toBe(0.5);
    expect(shapeOf(outcome.network, `${id}/kernel`)).toEqual([28, gates * 4]);
    expect(shapeOf(outcome.network, `${id}/recurrent_kernel`)).toEqual([4, gates * 4]);
    expect(shapeOf(outcome.network, 'output/kernel')).toEqual([4, 10]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
