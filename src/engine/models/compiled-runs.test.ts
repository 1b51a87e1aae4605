import { expect, it } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { executeRun } from '../runs/execute-run.ts';
import { createRunMeter } from '../runs/measure-run.ts';
import { tf } from '../tensorflow.ts';

/*
 * What users run by default: recorded graphs, from the dense baseline to the latency of the network
 * without its removed units, with an optimizer that has slots and with validation.
 */

async function execute(spec: RunSpec, baselineWeights: Uint8Array | null = null) {
  const validated: number[] = [];
  const notes: unknown[] = [];
  const outcome = await executeRun(
    spec,
    { baselineWeights },
    {
      point: ({ validationAccuracy }) => validated.push(validationAccuracy ?? NaN),
      progress: () => undefined,
      note: (sentence) => notes.push(sentence),
      signal: new AbortController().signal,
    },
  );
  expect(notes).toEqual([]);
  return { ...outcome, validated };
}

it.each([
  { id: 'lenet-5', channels: [4, 6], hidden: 20 },
  { id: 'resnet-20', channels: [2, 3, 4] },
  { id: 'lstm', units: 8 },
  { id: 'gru', units: 8 },
])(
  'a run of $id is trained by Adam, pruned by units, thinned, validated and measured, compiled',
  async (model) => {
    const before = tf.memory().numTensors;
    const dense: RunSpec = {
      dataset: { id: 'mnist', validationFraction: 0.2, maxTrainExamples: 120, maxTestExamples: 50 },
      model,
      training: {
        optimizer: 'adam',
        learningRate: 0.002,
        momentum: 0.9,
        batchSize: 32,
        epochs: 2,
        execution: 'compiled',
      },
      seed: 3,
      pruning: null,
    };
    const strategy = { id: 'activation-mean', scope: 'layer', examples: 60 };
    const pruned: RunSpec = {
      ...dense,
      pruning: { strategy, level: 0.5, fineTuning: { epochs: 1 } },
    };
    const baseline = await execute(dense);
    const { network, validated, achievedSparsity, sizeBytes } = await execute(
      pruned,
      baseline.network,
    );
    expect(achievedSparsity).toBeGreaterThan(0.4);
    expect(sizeBytes).toBeLessThan(baseline.sizeBytes);
    expect(readNetworkFile(network, 'of the run').thinnedFrom).not.toBeNull();
    expect([...baseline.validated, ...validated].every((accuracy) => accuracy >= 0)).toBe(true);
    expect(validated).toHaveLength(1);

    const burst = { warmUp: 1, passes: 3, milliseconds: 0 };
    const meter = createRunMeter({ batchSizes: [1], burst });
    const measured = await meter.burst(
      { spec: pruned, file: network },
      { spec: dense, file: baseline.network },
      0,
    );
    expect(measured.burst['1']?.own.p50).toBeGreaterThan(0);
    expect(measured.graph).not.toBe(measured.denseGraph);
    meter.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },
);
