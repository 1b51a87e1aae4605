import { describe, expect, test } from 'vitest';
import { denseUnits } from '../../../test/fixtures/small-net.ts';
import { activationApoz } from './activation-apoz.ts';
import { activationMean } from './activation-mean.ts';
import { l0 } from './l0.ts';
import { magnitude } from './magnitude.ts';
import { random } from './random.ts';
import { randomProportional } from './random-proportional.ts';
import { scratch } from './scratch.ts';
import type { PruningContext } from './strategy.ts';
import { taylor } from './taylor.ts';
import { threshold } from './threshold.ts';

/** An MLP 2-2-1, weights `[in, out]`. */
const weights = [
  { name: 'h/kernel', shape: [2, 2], values: Float32Array.of(0.1, -0.5, 0.3, -0.2) },
  { name: 'o/kernel', shape: [2, 1], values: Float32Array.of(0.6, -0.4) },
];

function context(level: number, over: Partial<PruningContext> = {}): PruningContext {
  const unasked = () => Promise.reject(new Error('This strategy has no need of it.'));
  return {
    weights,
    groups: [denseUnits('h', 2, 'o/kernel')],
    leftAlone: [],
    earlierMasks: new Map(),
    level,
    random: { uniform: () => NaN, permutation: () => new Int32Array() },
    saliency: unasked,
    activity: unasked,
    ...over,
  };
}

/** Masks of the two kernels, worked out by hand. */
function masks(hidden: readonly number[], output: readonly number[]) {
  return new Map([
    ['h/kernel', Uint8Array.from(hidden)],
    ['o/kernel', Uint8Array.from(output)],
  ]);
}

describe('by hand', () => {
  test('magnitude removes the smallest |w|, of all layers or of each', async () => {
    // Of all six: 0.1, 0.2, 0.3.
    expect(await magnitude.mask(context(0.5), { scope: 'global' })).toEqual(
      masks([0, 1, 0, 0], [1, 1]),
    );
    // Of the first four: 0.1, 0.2; of the last two: 0.4.
    expect(await magnitude.mask(context(0.5), { scope: 'layer' })).toEqual(
      masks([0, 1, 1, 0], [1, 0]),
    );
  });

  test('taylor removes the smallest mean |w * dL/dw| over the asked batches', async () => {
    const saliency = (batches: number) =>
      Promise.resolve([
        { name: 'h/kernel', shape: [2, 2], values: Float32Array.of(4, 1, 3, 2 * batches) },
        { name: 'o/kernel', shape: [2, 1], values: Float32Array.of(5, 0.5) },
      ]);
    const pruned = (batches: number) =>
      taylor.mask(context(0.5, { saliency }), { scope: 'global', batches });
    expect(await pruned(1)).toEqual(masks([1, 0, 1, 0], [1, 0])); // 0.5, 1, 2
    expect(await pruned(2)).toEqual(masks([1, 0, 0, 1], [1, 0])); // 0.5, 1, 3
  });

  test('activation-mean removes the unit with the lowest mean over the asked examples', async () => {
    const activity = (examples: number) =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(7, 2 * examples), zeroShare: Float32Array.of(1, 0) },
      ]);
    const pruned = (examples: number) =>
      activationMean.mask(context(0.5, { activity }), { scope: 'layer', examples });
    expect(await pruned(1)).toEqual(masks([1, 0, 1, 0], [1, 0])); // 7 against 2
    expect(await pruned(4)).toEqual(masks([0, 1, 0, 1], [0, 1])); // 7 against 8
  });

  test('activation-apoz removes the unit that is zero most often', async () => {
    const activity = () =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(9, 1), zeroShare: Float32Array.of(0.9, 0.1) },
      ]);
    const pruned = activationApoz.mask(context(0.5, { activity }), { scope: 'layer', examples: 1 });
    expect(await pruned).toEqual(masks([0, 1, 0, 1], [0, 1]));
  });

  test('l0 keeps the k largest |w|, and lets a weight come back', () => {
    const parameters = { scope: 'global', interval: 5 } as const;
    expect(l0.interval(parameters)).toBe(5);
    // k = 6 - 3: 0.6, 0.5, 0.4 stay.
    expect(l0.project(weights, 0.5, parameters)).toEqual(masks([0, 1, 0, 0], [1, 1]));
    const moved = [
      { name: 'h/kernel', shape: [2, 2], values: Float32Array.of(0.45, -0.5, 0, 0) },
      { name: 'o/kernel', shape: [2, 1], values: Float32Array.of(0.6, -0.4) },
    ];
    expect(l0.project(moved, 0.5, parameters)).toEqual(masks([1, 1, 0, 0], [1, 0]));
  });

  test('activation-apoz refuses a layer whose units are never zero, as it could not rank them', async () => {
    const never = {
      ...context(0.5),
      activity: () =>
        Promise.resolve([
          { layer: 'h', mean: Float32Array.of(1, 2), zeroShare: Float32Array.of(0, 0) },
        ]),
    };
    await expect(activationApoz.mask(never, { scope: 'layer', examples: 10 })).rejects.toThrow(
      'No unit of layer h is ever exactly zero',
    );
  });

  test('threshold removes |w| strictly below it, and no large negative weight', async () => {
    const close = [
      { name: 'h/kernel', shape: [2, 2], values: Float32Array.of(0.01, -0.01, 0.0099, -0.0099) },
      { name: 'o/kernel', shape: [2, 1], values: Float32Array.of(-0.5, 0) },
    ];
    const thresholds = [0, 0.01];
    expect(await threshold.mask(context(0.01, { weights: close }), { thresholds })).toEqual(
      masks([1, 1, 0, 0], [1, 0]),
    );
    expect(await threshold.mask(context(0, { weights: close }), { thresholds })).toEqual(
      masks([1, 1, 1, 1], [1, 1]),
    );
  });

  test('random removes the weights that drew the lowest numbers', async () => {
    const drawn = [0.9, 0.1, 0.5, 0.3, 0.2, 0.8];
    const stream = { uniform: () => drawn.shift() ?? NaN, permutation: () => new Int32Array() };
    expect(await random.mask(context(0.5, { random: stream }), { scope: 'layer' })).toEqual(
      masks([1, 0, 1, 0], [0, 1]),
    );
  });

  test('random-proportional removes of each layer as many as magnitude, but those that drew lowest', async () => {
    const proportional = randomProportional([magnitude, taylor]);
    const pruned = (over: Partial<PruningContext> = {}) => {
      const drawn = [0.9, 0.1, 0.5, 0.3, 0.2, 0.8];
      const stream = { uniform: () => drawn.shift() ?? NaN, permutation: () => new Int32Array() };
      return proportional.mask(context(0.5, { random: stream, ...over }), { like: 'magnitude' });
    };
    // Of all six magnitude removes 0.1, 0.2, 0.3: three of the first layer, none of the last.
    expect(await pruned()).toEqual(masks([1, 0, 0, 0], [1, 1]));
    // With 0.1 gone already it is the same three; at random the other two are those that drew 0.1, 0.3.
    const earlierMasks = new Map([['h/kernel', Uint8Array.of(0, 1, 1, 1)]]);
    expect(await pruned({ earlierMasks })).toEqual(masks([0, 0, 1, 0], [1, 1]));
  });

  test('random-proportional follows another strategy, over all layers and with its defaults', async () => {
    const saliency = (batches: number) =>
      Promise.resolve([
        { name: 'h/kernel', shape: [2, 2], values: Float32Array.of(4, 1, 30, 20) },
        { name: 'o/kernel', shape: [2, 1], values: Float32Array.of(batches === 100 ? 5 : 50, 2) },
      ]);
    const drawn = [0.1, 0.2, 0.3, 0.4, 0.6, 0.5];
    const stream = { uniform: () => drawn.shift() ?? NaN, permutation: () => new Int32Array() };
    const proportional = randomProportional([magnitude, taylor]);
    const found = proportional.mask(context(0.5, { random: stream, saliency }), { like: 'taylor' });
    // 1, 2, 4 go: two of the first layer, one of the last; at random the first two and the last.
    expect(await found).toEqual(masks([0, 0, 1, 1], [1, 0]));
  });

  test('scratch trains for 10 + 3 epochs', () => {
    expect(scratch.epochs({ training: 10, fineTuning: 3 }, {})).toBe(13);
  });
});
