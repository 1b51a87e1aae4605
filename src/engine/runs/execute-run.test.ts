import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import type { RunSpec } from '../../contract/run.ts';
import { textOf } from '../../contract/sentence.ts';
import { flattenInJavaScript } from '../compile/javascript-layer.fixture.ts';
import { mnist } from '../datasets/mnist.ts';
import type { RunOutcome } from '../outcome.ts';
import { tf } from '../tensorflow.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { executeRun } from './execute-run.ts';
import { createRunMeter } from './measure-run.ts';
import { denseSpec, execute, pruned, type Watched } from './small-run.fixture.ts';

let dense: Watched;
beforeAll(async () => {
  dense = await execute(denseSpec);
});
const prune = (spec: RunSpec) => execute(spec, dense.outcome.network);
const zerosOf = (weights: Uint8Array, name: string) => {
  const found = readNetworkFile(weights, 'w').values.find((entry) => entry.name === name);
  return [...(found?.values ?? [])].filter((value) => value === 0).length;
};

describe('a run of a network that computes in JavaScript', () => {
  const eagerly = (spec: RunSpec): RunSpec => ({
    ...spec,
    dataset: { ...spec.dataset, validationFraction: 0.1 },
    training: { ...spec.training, epochs: 1, execution: 'eager' },
  });
  const compiled = (spec: RunSpec): RunSpec => ({
    ...spec,
    training: { ...spec.training, execution: 'compiled' },
  });
  const figuresOf = ({ outcome, points }: Watched) => {
    const { trainingSeconds, stages, ...figures } = outcome;
    expect(trainingSeconds).toBeGreaterThan(0);
    return { figures, points, stages: stages.map(({ stage }) => stage) };
  };

  it.each([
    ['dense', eagerly(denseSpec)],
    ['pruned by weights', eagerly(pruned('taylor'))],
    ['pruned by units', eagerly(pruned('activation-mean'))],
  ])('is executed operation by operation, and says so once: %s', async (_, spec) => {
    const baseline = spec.pruning === null ? null : dense.outcome.network;
    const eager = await execute(spec, baseline);
    const tensors = tf.memory().numTensors;
    onTestFinished(flattenInJavaScript());
    const fallenBack = await execute(compiled(spec), baseline);
    expect(figuresOf(fallenBack)).toEqual(figuresOf(eager));
    expect(eager.notes).toEqual([]);
    expect(fallenBack.notes.map(textOf)).toEqual([
      'Executed operation by operation, since a graph could not repeat it. The step reads a value ' +
        'back into JavaScript (an argument), which a graph cannot repeat. Compute with tensors ' +
        'only, and read results after the step.',
    ]);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});

describe('a dense network that is trained as long as what is pruned', () => {
  const continuing: RunSpec = { ...denseSpec, continued: { epochs: 1 } };

  it('is what pruning nothing and fine-tuning gives, bit by bit', async () => {
    const [continued, nothing] = [await prune(continuing), await prune(pruned('magnitude', 0))];
    const valuesOf = ({ outcome }: Watched) => readNetworkFile(outcome.network, 'w').values;
    expect(valuesOf(continued)).toEqual(valuesOf(nothing));
    expect(valuesOf(continued)).not.toEqual(valuesOf(dense));
    expect(continued.outcome).toMatchObject({
      accuracy: nothing.outcome.accuracy,
      achievedSparsity: 0,
      oneShotAccuracy: null,
      macs: dense.outcome.macs,
    });
    expect(continued.points.map(({ stage, epoch }) => [stage, epoch])).toEqual([['fine-tune', 1]]);
  });

  it('needs the network that it goes on with', async () => {
    await expect(execute(continuing)).rejects.toThrow('needs the weights of its dense baseline');
  });

  it('says how well it does on the examples that are set aside, as its last epoch did', async () => {
    const dataset = { ...denseSpec.dataset, validationFraction: 0.2 };
    const { outcome, points } = await execute({ ...denseSpec, dataset });
    expect(outcome.validationAccuracy).toBe(points.at(-1)?.validationAccuracy);
    expect(outcome.validationLoss).toBe(points.at(-1)?.validationLoss);
    expect(dense.outcome.validationAccuracy).toBeNull();
  });
});

describe('a dense run', () => {
  it('learns', () => {
    // Ten digits: guessing gives 0.1.
    expect(dense.outcome.accuracy).toBeGreaterThan(0.5);
    expect(dense.outcome.loss).toBeLessThan(Math.log(10));
  });

  it('counts its figures', () => {
    const { outcome } = dense;
    expect(outcome).toMatchObject({
      achievedSparsity: 0,
      oneShotAccuracy: null,
      parameters: 784 * 20 + 20 + 20 * 10 + 10,
      nonzeroParameters: 784 * 20 + 20 + 20 * 10 + 10,
      macs: 784 * 20 + 20 * 10,
    });
    expect(outcome.gzipBytes).toBeLessThan(outcome.network.length);
    expect(outcome.trainingSeconds).toBeGreaterThan(0);
    expect(outcome.stages.map(({ stage }) => stage)).toEqual(['load', 'train', 'evaluate']);
  });

  it('tells the class that it takes each test image for', async () => {
    const { classes, accuracy } = dense.outcome;
    const { test } = await mnist.load(
      { validationFraction: 0, stratify: false, maxTestExamples: 200 },
      { seed: 1 },
    );
    expect(classes).toHaveLength(200);
    const right = [...classes].filter((label, index) => label === test.labels[index]);
    expect(right.length / 200).toBe(accuracy);
  });

  it('tells a point of the learning curve per epoch, and how far it is', () => {
    expect(dense.points.map(({ stage, epoch }) => [stage, epoch])).toEqual([
      ['train', 1],
      ['train', 2],
    ]);
    const [first, second] = dense.points;
    expect(second?.trainLoss).toBeLessThan(first?.trainLoss ?? 0);
    expect(first?.validationLoss).toBeNull();
    const fractions = dense.progress.map(([, fraction]) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect([fractions[0], fractions.at(-1)]).toEqual([0, 1]);
  });

  it('evaluates on the validation images after each epoch where there are any', async () => {
    const { points } = await execute({
      ...denseSpec,
      dataset: { ...denseSpec.dataset, validationFraction: 0.2 },
    });
    expect(points).toHaveLength(2);
    for (const { validationAccuracy, validationLoss } of points) {
      expect(validationAccuracy).toBeGreaterThan(0.1);
      expect(validationLoss).toBeLessThan(Math.log(10));
    }
  });

  it('gives the same weights again, bit for bit, and others for another seed', async () => {
    expect((await execute(denseSpec)).outcome.network).toEqual(dense.outcome.network);
    const other = await execute({ ...denseSpec, seed: 2 });
    expect(other.outcome.network).not.toEqual(dense.outcome.network);
  });

  it('gives the same weights in another process', async () => {
    const program = `
      import { createHash } from 'node:crypto';
      import { executeRun } from ${JSON.stringify(new URL('execute-run.ts', import.meta.url).href)};
      const observer = { point() {}, progress() {}, signal: new AbortController().signal };
      const spec = ${JSON.stringify(denseSpec)};
      const { network } = await executeRun(spec, { baselineWeights: null }, observer);
      console.log(createHash('sha256').update(network).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ]);
    const here = createHash('sha256').update(dense.outcome.network).digest('hex');
    expect(stdout.trim()).toBe(here);
  });
});

describe('a pruned run', () => {
  it.each(['magnitude', 'taylor', 'random'])(
    '(%s) removes the asked share of the weights and holds it in fine-tuning',
    async (id) => {
      const { outcome, points } = await prune(pruned(id));
      const removed = 0.5 * (784 * 20 + 20 * 10);
      expect(outcome.achievedSparsity).toBe(0.5);
      expect(outcome.macs).toBe(removed);
      expect(outcome.nonzeroParameters).toBe(outcome.parameters - removed);
      expect(points.map(({ stage, epoch }) => [stage, epoch])).toEqual([['fine-tune', 1]]);
      expect(outcome.stages.map(({ stage }) => stage)).toEqual([
        'load',
        'prune',
        'fine-tune',
        'evaluate',
      ]);
      expect(outcome.oneShotAccuracy).not.toBeNull();
    },
  );

  it('starts from the baseline: nothing removed and no epochs give its weights and accuracy', async () => {
    const { outcome } = await prune(pruned('magnitude', 0, { epochs: 0 }));
    expect(outcome.network).toEqual(dense.outcome.network);
    expect(outcome.oneShotAccuracy).toBe(dense.outcome.accuracy);
  });

  it('without fine-tuning ends with its one-shot accuracy', async () => {
    const { outcome, points } = await prune(pruned('magnitude', 0.9, { epochs: 0 }));
    expect(outcome.accuracy).toBe(outcome.oneShotAccuracy);
    expect(points).toEqual([]);
    expect(outcome.trainingSeconds).toBe(0);
  });

  it('fine-tunes at its own learning rate where the document gives one', async () => {
    const spec = pruned('magnitude');
    const at = async (learningRate: number) => {
      const pruning = { ...spec.pruning, fineTuning: { epochs: 1, learningRate } };
      const { outcome } = await prune({ ...spec, pruning: pruning as RunSpec['pruning'] });
      return outcome.network;
    };
    const { outcome } = await prune(spec);
    expect(await at(0.05)).toEqual(outcome.network);
    expect(await at(0.001)).not.toEqual(outcome.network);
  });

  it.each(['activation-mean', 'activation-apoz'])(
    '(%s) removes the asked share of the hidden units, in and out',
    async (id) => {
      const { outcome } = await prune(pruned(id, 0.4));
      expect(outcome.achievedSparsity).toBe(0.4);
      // Every prunable weight belongs to one hidden unit.
      expect(outcome.weightSparsity).toBe(0.4);
      const { values, masks, thinnedFrom } = readNetworkFile(outcome.network, 'w');
      expect(values.map(({ name, shape }) => [name, shape])).toEqual([
        ['hidden1/bias', [12]],
        ['hidden1/kernel', [784, 12]],
        ['output/bias', [10]],
        ['output/kernel', [12, 10]],
      ]);
      expect(masks.size).toBe(0);
      expect(thinnedFrom?.['hidden1']).toMatchObject({ units: 20 });
      expect(thinnedFrom?.['hidden1']?.kept).toHaveLength(12);
      expect(outcome.sizeBytes).toBeLessThan(0.65 * dense.outcome.sizeBytes);
    },
  );

  it('stores what single weights are removed from whole, with its masks', async () => {
    const { outcome } = await prune(pruned('magnitude'));
    const { values, masks, thinnedFrom, topology } = readNetworkFile(outcome.network, 'w');
    expect(topology).toEqual(readNetworkFile(dense.outcome.network, 'w').topology);
    expect(thinnedFrom).toBeNull();
    for (const { name, values: weights } of values) {
      const mask = masks.get(name);
      expect(mask === undefined).toBe(name.endsWith('bias'));
      expect(weights.filter((_, index) => mask?.[index] === 0).every((w) => w === 0)).toBe(true);
    }
    expect(outcome.sizeBytes).toBe(dense.outcome.sizeBytes);
    expect(outcome.gzipBytes).toBeLessThan(dense.outcome.gzipBytes);
  });

  it('names the run that it comes from', async () => {
    const { signal } = new AbortController();
    const nothing = () => undefined;
    const observer = { point: nothing, progress: nothing, note: nothing, signal };
    const { network } = await executeRun(
      pruned('magnitude', 0.5, { epochs: 0 }),
      { runId: '0123456789abcdef', baselineWeights: dense.outcome.network },
      observer,
    );
    expect(readNetworkFile(network, 'w').provenance).toEqual({ run: '0123456789abcdef' });
  });

  it('(threshold) tells the sparsity that came of it', async () => {
    const { outcome } = await prune(pruned('threshold', 0.02));
    const zeros =
      zerosOf(outcome.network, 'hidden1/kernel') + zerosOf(outcome.network, 'output/kernel');
    expect(outcome.achievedSparsity).toBe(zeros / (784 * 20 + 20 * 10));
    expect(outcome.achievedSparsity).toBeGreaterThan(0.1);
  });

  it('(threshold) fails where not a single weight is left, and says which level that was', async () => {
    const failing = prune(pruned('threshold', 50));
    await expect(failing).rejects.toThrow(UserError);
    await expect(failing).rejects.toThrow('Fixed threshold at threshold 50 removed every weight');
  });

  it('(l0) keeps at most k weights at the end, not all of them those it began with', async () => {
    const at = (epochs: number) => prune(pruned('l0', 0.5, { interval: 3, epochs }));
    const [start, end] = [(await at(0)).outcome, (await at(1)).outcome];
    expect([start.achievedSparsity, end.achievedSparsity]).toEqual([0.5, 0.5]);
    expect(end.macs).toBe(0.5 * (784 * 20 + 20 * 10));
    const keptAt = ({ network }: RunOutcome) =>
      readNetworkFile(network, 'w').values.flatMap(({ values }) => [...values].map((w) => w !== 0));
    expect(keptAt(end)).not.toEqual(keptAt(start));
  });

  it('gives the same weights again, bit for bit', async () => {
    for (const id of ['taylor', 'random', 'activation-mean']) {
      const [first, second] = [await prune(pruned(id)), await prune(pruned(id))];
      expect(first.outcome.network).toEqual(second.outcome.network);
    }
  });

  it('refuses a damaged baseline, and one of another model', async () => {
    const damaged = dense.outcome.network.slice(0, -1);
    await expect(execute(pruned('magnitude'), damaged)).rejects.toThrow(UserError);
    const other = { ...pruned('magnitude'), model: { id: 'mlp', hidden: [21] } };
    await expect(prune(other)).rejects.toThrow("another model's");
    await expect(execute(pruned('magnitude'))).rejects.toThrow('needs the weights');
  });
});

describe('a run of a smaller architecture', () => {
  it('trains half of the units from its own initialisation, for both budgets', async () => {
    const { outcome, points } = await execute(pruned('scratch'));
    expect(outcome).toMatchObject({
      achievedSparsity: 0.5,
      oneShotAccuracy: null,
      macs: 10 * 794,
      parameters: 10 * 794 + 10 + 10,
    });
    expect(points.map(({ stage, epoch }) => [stage, epoch])).toEqual([
      ['train', 1],
      ['train', 2],
      ['train', 3],
    ]);
  });
});

describe('any run', () => {
  it('leaves no tensor behind, not even when it is cancelled half-way', async () => {
    const before = tf.memory().numTensors;
    await prune(pruned('taylor'));
    await prune(pruned('l0'));
    const cancel = new AbortController();
    const observer = {
      point: () => cancel.abort(new Error('no longer wanted')),
      progress: () => undefined,
      note: () => undefined,
      signal: cancel.signal,
    };
    await expect(executeRun(denseSpec, { baselineWeights: null }, observer)).rejects.toThrow(
      'no longer wanted',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it('can be measured from its network file, one after another', async () => {
    const { numTensors } = tf.memory();
    const smaller = await execute(pruned('scratch'));
    const withoutUnits = await prune(pruned('activation-mean'));
    const masked = await prune(pruned('magnitude'));
    const short = { warmUp: 1, passes: 3, milliseconds: 0 };
    const meter = createRunMeter({ batchSizes: [1, 2], burst: short });
    const graphs: string[] = [];
    for (const [round, spec, { outcome }] of [
      [0, denseSpec, dense],
      [0, pruned('scratch'), smaller],
      [1, pruned('activation-mean'), withoutUnits],
      [1, pruned('magnitude'), masked],
      [1, denseSpec, dense],
    ] as const) {
      const { graph, denseGraph, burst } = await meter.burst(
        { spec, file: outcome.network },
        { spec: denseSpec, file: dense.outcome.network },
        round,
      );
      expect(Object.keys(burst)).toEqual(['1', '2']);
      expect(burst['1']?.own.p50).toBeGreaterThan(0);
      expect(burst['1']?.own === burst['1']?.dense).toBe(graph === denseGraph);
      graphs.push(graph);
    }
    meter.dispose();
    expect(tf.memory().numTensors).toBe(numTensors);
    // Masks change nothing; half of the units are gone whichever way.
    const [first, half] = graphs;
    expect(graphs).toEqual([first, half, half, first, first]);
    expect(half).not.toBe(first);
  });
});
