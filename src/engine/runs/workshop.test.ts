import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import type { RunOutcome } from '../outcome.ts';
import { tf } from '../tensorflow.ts';
import { executeRun } from './execute-run.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

/** A small run on real data, with a state in the optimizer that must not survive the run. */
const denseSpec: RunSpec = {
  dataset: { id: 'mnist', validationFraction: 0, maxTrainExamples: 300, maxTestExamples: 100 },
  model: { id: 'mlp', hidden: [12] },
  training: {
    optimizer: 'adam',
    learningRate: 0.01,
    momentum: 0.9,
    batchSize: 32,
    epochs: 2,
    execution: 'compiled',
  },
  seed: 1,
  pruning: null,
};
const pruned = (id: string, level = 0.5, spec = denseSpec): RunSpec => ({
  ...spec,
  pruning: { strategy: { id }, level, fineTuning: { epochs: 1 } },
});
const validated: RunSpec = {
  ...denseSpec,
  dataset: { ...denseSpec.dataset, validationFraction: 0.2 },
};
/** Other training images for each seed, though none are set aside. */
const drawn: RunSpec = { ...denseSpec, dataset: { ...denseSpec.dataset, stratify: true } };

let baseline: Uint8Array;
beforeAll(async () => {
  baseline = (await execute(denseSpec)).network;
});

const opened: Workshop[] = [];
const openWorkshop = (): Workshop => {
  const workshop = createWorkshop();
  opened.push(workshop);
  return workshop;
};
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.dispose();
});

function execute(
  spec: RunSpec,
  workshop?: Workshop,
  signal = new AbortController().signal,
): Promise<RunOutcome> {
  const observer = {
    point: () => undefined,
    progress: () => undefined,
    note: () => undefined,
    signal,
  };
  return executeRun(spec, { baselineWeights: baseline ?? null, workshop }, observer);
}

/** Everything but what the clock says. */
async function resultOf(spec: RunSpec, workshop?: Workshop) {
  const { trainingSeconds, stages, ...result } = await execute(spec, workshop);
  expect(trainingSeconds).toBeGreaterThan(0);
  expect(stages.length).toBeGreaterThan(0);
  return result;
}

describe('runs in one workshop', () => {
  const specs: readonly RunSpec[] = [
    denseSpec,
    pruned('magnitude'),
    pruned('taylor', 0.8),
    pruned('l0', 0.8),
    pruned('activation-mean'),
    { ...denseSpec, seed: 2 },
    pruned('magnitude', 0.9, { ...denseSpec, seed: 2 }),
    pruned('scratch'),
    { ...denseSpec, training: { ...denseSpec.training, learningRate: 0.02 } },
    { ...denseSpec, training: { ...denseSpec.training, optimizer: 'momentum' } },
    {
      ...denseSpec,
      training: {
        ...denseSpec.training,
        schedule: { id: 'cosine', final: 0, warmupEpochs: 0.5 },
        augmentation: { shift: 1, flip: true },
      },
    },
    validated,
    { ...validated, seed: 2 },
    drawn,
    { ...drawn, seed: 2 },
    { ...denseSpec, training: { ...denseSpec.training, execution: 'eager' } },
  ];

  it('give what each gives alone, bit for bit, in any order and again', async () => {
    const alone: Awaited<ReturnType<typeof resultOf>>[] = [];
    for (const spec of specs) alone.push(await resultOf(spec));
    const workshop = openWorkshop();
    const there = specs.map((_, index) => index);
    for (const index of [...there, ...there.toReversed()]) {
      const result = await resultOf(specs[index] as RunSpec, workshop);
      expect(result, `run ${index}`).toEqual(alone[index]);
    }
    // Forty-eight runs: ten seconds on an idle machine.
  }, 90_000);

  it('do not suffer from one that was cancelled half-way', async () => {
    const alone = await resultOf(denseSpec);
    const workshop = openWorkshop();
    await execute(denseSpec, workshop);
    const cancel = new AbortController();
    const cancelled = executeRun(
      denseSpec,
      { baselineWeights: null, workshop },
      {
        point: () => cancel.abort(new Error('no longer wanted')),
        progress: () => undefined,
        note: () => undefined,
        signal: cancel.signal,
      },
    );
    await expect(cancelled).rejects.toThrow('no longer wanted');
    expect(await resultOf(denseSpec, workshop)).toEqual(alone);
  });

  it('do not suffer from one with bad data or a wrong baseline', async () => {
    const workshop = openWorkshop();
    const observer = {
      point: () => undefined,
      progress: () => undefined,
      note: () => undefined,
      signal: new AbortController().signal,
    };
    const inputs = { baselineWeights: null, workshop };
    const elsewhere = executeRun(
      denseSpec,
      { ...inputs, places: { folder: '/nowhere' } },
      observer,
    );
    await expect(elsewhere).rejects.toThrow('/nowhere');
    const unfounded = executeRun(pruned('magnitude'), inputs, observer);
    await expect(unfounded).rejects.toThrow('needs the weights');
    expect(await resultOf(denseSpec, workshop)).toEqual(await resultOf(denseSpec));
  });
});

describe('a workshop', () => {
  it('makes nothing anew for a run of the same kind', async () => {
    const workshop = openWorkshop();
    const tensorsAfter = async (spec: RunSpec) => {
      await execute(spec, workshop);
      return tf.memory().numTensors;
    };
    const first = await tensorsAfter(denseSpec);
    expect(await tensorsAfter({ ...denseSpec, seed: 2 })).toBe(first);
    const masked = await tensorsAfter(pruned('magnitude'));
    expect(masked).toBeGreaterThan(first);
    expect(await tensorsAfter(pruned('random', 0.8))).toBe(masked);
    expect(await tensorsAfter(denseSpec)).toBe(masked);
  });

  it('leaves no tensor behind when it is disposed', async () => {
    await execute(denseSpec);
    const before = tf.memory().numTensors;
    const workshop = createWorkshop();
    for (const spec of [pruned('taylor'), pruned('l0'), pruned('scratch'), validated]) {
      await execute(spec, workshop);
    }
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    workshop.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('serves one run at a time', async () => {
    const workshop = openWorkshop();
    const first = execute(denseSpec, workshop);
    await expect(execute(pruned('magnitude'), workshop)).rejects.toThrow('one run at a time');
    await first;
  });
});
