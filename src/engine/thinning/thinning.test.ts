import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { initialise } from '../network/initialisation.ts';
import { channelGroups } from '../network/groups.ts';
import { readPrunable } from '../network/prunable.ts';
import { smallNets } from '../network/small-nets.fixture.ts';
import { zoo as definitions } from '../models/registry.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import type { Masks } from '../network/weights.ts';
import { continuedMasks } from '../pruning/masks.ts';
import { removeUnits } from '../pruning/units.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { applyMasks } from '../training/held-masks.ts';
import { createRunner } from '../training/runner.ts';
import { requireSameOutputs, thinModel, writeThinned } from './thin-model.ts';
import { leavesMasks, thickenMasks, thinMasks } from './thin-masks.ts';
import { thickenValues, thinValues } from './thin-values.ts';
import { thinningOf } from './thinning.ts';

/** Neither square nor grey, so that no axis can be taken for another. */
const format: ExampleFormat = { shape: [16, 18, 2], classes: 3 };
const smallParameters: Record<string, Record<string, unknown>> = {
  mlp: { hidden: [7, 5] },
  'lenet-5': { channels: [4, 5], hidden: 6 },
  'resnet-20': { channels: [3, 4, 5] },
  lstm: { units: 5 },
  gru: { units: 5 },
};
/** A hidden layer of 7 units loses units 1 and 4, one of 3 units only unit 1. */
const isRemoved = (unit: number) => unit % 3 === 1;

const built: TensorFlow.LayersModel[] = [];
const keep = (model: TensorFlow.LayersModel) => {
  built.push(model);
  return model;
};
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});

const imageValues = (count: number) => {
  const random = randomStream(0, 'thinning');
  return Uint8Array.from({ length: count * 16 * 18 * 2 }, () => 255 * random.uniform());
};

const zoo = definitions.map((definition) => ({
  id: definition.id,
  build: () =>
    definition.build(definition.parameters.parse(smallParameters[definition.id]), format),
}));
const wired = smallNets.map(({ id, build }) => ({
  id: `the net ${id}`,
  build: () => build(format),
}));

describe.each([...zoo, ...wired])('thinning $id', ({ build }) => {
  /**
   * A network in which no two values are alike, and the masks that remove some of its units; where
   * `single` says so, a third of the other weights too.
   */
  function masked({ single = false } = {}) {
    const model = keep(build());
    initialise(model, 0);
    const random = randomStream(0, 'values');
    writeVariables(
      model,
      readVariables(model).map((entry) => ({
        ...entry,
        values: entry.values.map((value) => value + 0.1 * random.uniform()),
      })),
    );
    const weights = readPrunable(model);
    const { groups } = channelGroups(model);
    const masks = continuedMasks(weights, new Map());
    for (const group of groups) {
      const kept = Uint8Array.from({ length: group.units }, (_, unit) => (isRemoved(unit) ? 0 : 1));
      removeUnits(weights, group, kept, masks);
    }
    if (single)
      for (const mask of masks.values())
        mask.forEach((_, index) => index % 3 === 0 && mask.fill(0, index, index + 1));
    applyMasks(model, masks);
    return { model, weights, groups, masks, thinning: thinningOf({ weights, groups }, masks) };
  }

  async function thinned(options = {}) {
    const made = masked(options);
    const { model, thinning } = made;
    if (!thinning) throw new Error('Nothing to thin.');
    const thin = keep(await thinModel(model, thinning));
    const batch = images();
    const whole = writeThinned(thin, model, thinning, batch);
    batch.dispose();
    return { ...made, thinning, thin, whole };
  }

  const images = () =>
    tf.tidy(() => tf.div<TensorFlow.Tensor4D>(tf.tensor4d(imageValues(4), [4, 16, 18, 2]), 255));

  it('leaves a smaller network that answers as the masked one', async () => {
    const { model, groups, thin } = await thinned();
    const batch = images();
    requireSameOutputs(model, thin, batch);
    batch.dispose();
    expect(channelGroups(thin).groups.map(({ name, units }) => [name, units])).toEqual(
      groups.map(({ name, units }) => [name, units - Math.floor((units + 1) / 3)]),
    );
    expect(thin.countParams()).toBeLessThan(model.countParams());
  });

  it('can be undone', async () => {
    const { thinning, thin, whole } = await thinned();
    expect(thickenValues(whole, readVariables(thin), thinning)).toEqual(whole);
    const zeros = readVariables(thin).map((entry) => ({
      ...entry,
      values: new Float32Array(entry.values.length),
    }));
    const emptied = thickenValues(whole, zeros, thinning);
    const nonzero = (entries: typeof whole) =>
      entries.reduce((sum, { values }) => sum + values.filter((value) => value !== 0).length, 0);
    // Only what belongs to removed units and is no weight matrix stays as it was.
    expect(nonzero(emptied)).toBe(
      nonzero(whole.filter(({ name }) => !name.endsWith('kernel'))) -
        nonzero(readVariables(thin).filter(({ name }) => !name.endsWith('kernel'))),
    );
  });

  it('takes along the masks of single weights, and gives back those of the whole network', async () => {
    const { model, weights, masks, thinning, thin } = await thinned({ single: true });
    expect(leavesMasks(weights, masks, thinning)).toBe(true);
    const carried = thinMasks(weights, masks, thinning);
    const zeros = (values: ArrayLike<number>) => Array.from(values, (value) => value === 0);
    for (const { name, values } of readPrunable(thin)) {
      expect(zeros(carried.get(name) ?? []), name).toEqual(zeros(values));
    }
    expect(thickenMasks(weights, carried, thinning)).toEqual(masks);
    expect(carried.size).toBe(readPrunable(model).length);
  });

  it('keeps all that a masked twin needs to be made again', async () => {
    const { model, thinning, thin } = await thinned({ single: true });
    const twin = keep(build());
    const nothing = readVariables(twin).map((entry) => ({
      ...entry,
      values: entry.values.fill(0),
    }));
    writeVariables(twin, thickenValues(nothing, readVariables(thin), thinning));
    const batch = images();
    requireSameOutputs(model, twin, batch);
    batch.dispose();
    const kernels = (of: TensorFlow.LayersModel) => readPrunable(of).map(({ values }) => values);
    expect(kernels(twin)).toEqual(kernels(model));
  });

  it('is refused where the thinned network says something else', async () => {
    const { model, thin } = await thinned();
    const [first, ...others] = readVariables(thin);
    if (!first) throw new Error('The model has no variables.');
    writeVariables(thin, [{ ...first, values: first.values.toReversed() }, ...others]);
    const batch = images();
    expect(() => requireSameOutputs(model, thin, batch)).toThrow('answers differently');
    batch.dispose();
  });

  it('is trained to the same weights, but for rounding', async () => {
    const { model, masks, thinning, thin, whole } = await thinned();
    const count = 40;
    const data = {
      ...format,
      values: imageValues(count),
      labels: Uint8Array.from({ length: count }, (_, index) => index % 3),
      count,
      divisor: 255,
    };
    const options = {
      data,
      batchSize: 16,
      optimizer: { optimizer: 'momentum', learningRate: 0.01, momentum: 0.9 },
      execution: 'eager',
    } as const;
    const order = Int32Array.from({ length: count }, (_, index) => index);
    const losses = [model, thin].map((trained) => {
      const runner = createRunner({ ...options, model: trained });
      if (trained === model) runner.holdMasks(masks);
      const { lossSum } = runner.run(order);
      runner.settle();
      runner.dispose();
      return lossSum;
    });
    expect(losses[1]).toBeCloseTo(losses[0] as number, 3);

    const expected = thinValues(readVariables(model), thinning);
    const before = thinValues(whole, thinning);
    let moved = 0;
    readVariables(thin).forEach(({ name, values }, which) => {
      values.forEach((value, index) => {
        const twin = expected[which]?.values[index] as number;
        moved = Math.max(moved, Math.abs(twin - (before[which]?.values[index] as number)));
        expect(Math.abs(value - twin), name).toBeLessThanOrEqual(
          1e-4 * Math.max(1, Math.abs(twin)),
        );
      });
    });
    expect(moved).toBeGreaterThan(1e-3);
  });

  it('leaks nothing', async () => {
    const { model, thinning } = await thinned();
    const batch = images();
    const before = tf.memory().numTensors;
    const thin = await thinModel(model, thinning);
    writeThinned(thin, model, thinning, batch);
    thin.dispose();
    expect(tf.memory().numTensors).toBe(before);
    batch.dispose();
  });
});

describe('which units are thinned', () => {
  const parts = () => {
    const definition = definitions.find(({ id }) => id === 'mlp') as (typeof definitions)[number];
    const model = keep(definition.build({ hidden: [4] }, format));
    const weights = readPrunable(model);
    return { weights, ...channelGroups(model), masks: continuedMasks(weights, new Map()) };
  };
  const without = (kept: Uint8Array) => {
    const made = parts();
    for (const group of made.groups) removeUnits(made.weights, group, kept, made.masks);
    return made;
  };

  it('none, where none is removed whole', () => {
    const { masks, ...model } = parts();
    expect(thinningOf(model, masks)).toBeNull();
    masks.get('output/kernel')?.fill(0);
    expect(thinningOf(model, masks)).toBeNull();
  });

  it('those that are, and single weights that are removed besides stay masked', () => {
    const { masks, ...model } = without(Uint8Array.of(1, 0, 1, 1));
    const thinning = thinningOf(model, masks);
    if (thinning === null) throw new Error('Nothing to thin.');
    expect(thinning.widths).toEqual(new Map([['hidden1', 3]]));
    expect(leavesMasks(model.weights, masks, thinning)).toBe(false);
    masks.get('output/kernel')?.fill(0, 0, 1);
    expect(thinningOf(model, masks)).toEqual(thinning);
    expect(leavesMasks(model.weights, masks, thinning)).toBe(true);
    // Units 0, 2 and 3 have 3 weights each into the output.
    expect(thinMasks(model.weights, masks, thinning).get('output/kernel')).toEqual(
      Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 1, 1),
    );
  });

  it('not the last of a layer: it stays, with all of its weights masked', () => {
    const { masks, ...model } = without(Uint8Array.of(0, 0, 0, 0));
    const thinning = thinningOf(model, masks);
    if (thinning === null) throw new Error('Nothing to thin.');
    expect(thinning.widths).toEqual(new Map([['hidden1', 1]]));
    expect(thinMasks(model.weights, masks, thinning).get('output/kernel')).toEqual(
      Uint8Array.of(0, 0, 0),
    );
  });

  it('by their masks and not by their zeros, and a weight without a mask is kept', () => {
    const { masks, ...model } = without(Uint8Array.of(1, 0, 1, 1));
    const some: Masks = new Map([...masks].filter(([name]) => name === 'hidden1/kernel'));
    expect(thinningOf(model, some)).toBeNull();
    const zeros = model.weights.map((tensor) => ({ ...tensor, values: tensor.values.fill(0) }));
    expect(thinningOf({ ...model, weights: zeros }, new Map())).toBeNull();
  });
});
