import { describe, expect, test } from 'vitest';
import { denseUnits } from '../../../test/fixtures/small-net.ts';
import { architectureOf } from '../models/architecture.ts';
import type { Masks, WeightTensor } from '../network/weights.ts';
import { activationApoz } from './activation-apoz.ts';
import { activationMean } from './activation-mean.ts';
import { chooseMasks } from './choose-masks.ts';
import { fpgm } from './fpgm.ts';
import { l0 } from './l0.ts';
import { lamp } from './lamp.ts';
import { magnitude } from './magnitude.ts';
import { random } from './random.ts';
import { proportionalControls } from './proportional.ts';
import { scratch } from './scratch.ts';
import { snip } from './snip.ts';
import type { Criterion, NetworkView } from './strategy.ts';
import { taylor } from './taylor.ts';
import { threshold } from './threshold.ts';

/** Dense after dense; weights `[in, out]`, rows one after another. */
const kernels = (hidden: readonly number[], output: readonly number[]): WeightTensor[] => [
  { name: 'h/kernel', shape: [2, hidden.length / 2], values: Float32Array.from(hidden) },
  { name: 'o/kernel', shape: [output.length, 1], values: Float32Array.from(output) },
];

/** An MLP 2-2-1. */
const weights = kernels([0.1, -0.5, 0.3, -0.2], [0.6, -0.4]);

function network(over: Partial<NetworkView> = {}): NetworkView {
  const unasked = () => Promise.reject(new Error('This strategy has no need of it.'));
  return {
    weights,
    groups: [denseUnits('h', (over.weights ?? weights)[1]?.values.length ?? 0, 'o/kernel')],
    leftAlone: [],
    earlierMasks: new Map(),
    random: { uniform: () => NaN, permutation: () => new Int32Array() },
    saliency: unasked,
    activity: unasked,
    followed: (strategy, level, parameters) =>
      chooseMasks(strategy, network(over), level, parameters),
    ...over,
  };
}

/** What a strategy removes at a level, with these parameters and its defaults. */
function pruned(
  strategy: Criterion,
  level: number,
  parameters: Record<string, unknown> = {},
  over: Partial<NetworkView> = {},
): Promise<Masks> {
  return chooseMasks(strategy, network(over), level, strategy.parameters.parse(parameters));
}

const [randomLike, magnitudeLike] = proportionalControls([
  activationMean,
  magnitude,
  taylor,
  threshold,
]) as [Criterion, Criterion];

/** Masks of the two kernels, worked out by hand. */
function masks(hidden: readonly number[], output: readonly number[]) {
  return new Map([
    ['h/kernel', Uint8Array.from(hidden)],
    ['o/kernel', Uint8Array.from(output)],
  ]);
}

/** A stream that gives these numbers, one after another. */
const stream = (...numbers: number[]): NetworkView['random'] => ({
  uniform: () => numbers.shift() ?? NaN,
  permutation: () => new Int32Array(),
});

describe('by hand', () => {
  test('magnitude removes the smallest |w|, of all layers or of each', async () => {
    // Of all six: 0.1, 0.2, 0.3.
    expect(await pruned(magnitude, 0.5)).toEqual(masks([0, 1, 0, 0], [1, 1]));
    // Of the first four: 0.1, 0.2; of the last two: 0.4.
    expect(await pruned(magnitude, 0.5, { scope: 'layer' })).toEqual(masks([0, 1, 1, 0], [1, 0]));
  });

  test('magnitude of units removes the one with the smallest norm, by L1 or by L2', async () => {
    // L1 of the columns: 0.6 + 0 and 0.35 + 0.35; squares: 0.36 + 0 and 0.1225 + 0.1225.
    const over = { weights: kernels([0.6, 0.35, 0, -0.35], [1, 1]) };
    const unit = { granularity: 'unit' };
    expect(await pruned(magnitude, 0.5, unit, over)).toEqual(masks([0, 1, 0, 1], [0, 1]));
    expect(await pruned(magnitude, 0.5, { ...unit, norm: 'l2' }, over)).toEqual(
      masks([1, 0, 1, 0], [1, 0]),
    );
  });

  test('lamp ranks by the square beside what is no smaller in the layer', async () => {
    // 1/30, 4/29, 9/25, 1 in the first layer, 0.01/0.05 and 1 in the last: 1/30, 4/29, 1/5 go, where
    // magnitude takes 0.1, 0.2 and 1.
    const over = { weights: kernels([1, -2, 3, 4], [0.1, 0.2]) };
    expect(await pruned(lamp, 0.5, {}, over)).toEqual(masks([0, 0, 1, 1], [0, 1]));
    expect(await pruned(magnitude, 0.5, {}, over)).toEqual(masks([0, 1, 1, 1], [0, 0]));
  });

  test('lamp keeps the largest of every layer to the last', async () => {
    const over = { weights: kernels([1, -2, 3, 4], [0.1, 0.2]) };
    expect(await pruned(lamp, 4 / 6, {}, over)).toEqual(masks([0, 0, 0, 1], [0, 1]));
  });

  test('fpgm removes the unit that is nearest to all the others', async () => {
    // Columns (0, 0), (1, 0), (5, 0): distances add up to 6, 5 and 9. The smallest norm is another's.
    const over = { weights: kernels([0, 1, 5, 0, 0, 0], [1, 1, 1]) };
    expect(await pruned(fpgm, 1 / 3, {}, over)).toEqual(masks([1, 0, 1, 1, 0, 1], [1, 0, 1]));
    expect(await pruned(magnitude, 1 / 3, { granularity: 'unit' }, over)).toEqual(
      masks([0, 1, 1, 0, 1, 1], [0, 1, 1]),
    );
  });

  test('fpgm looks at the units that are left', async () => {
    // Columns 0, 1, 5 and 2 (over 0): of the last three, that in the middle is 2, of all four 1 is.
    const over = { weights: kernels([0, 1, 5, 2, 0, 0, 0, 0], [1, 1, 1, 1]) };
    const earlierMasks = masks([0, 1, 1, 1, 0, 1, 1, 1], [0, 1, 1, 1]);
    expect(await pruned(fpgm, 0.5, {}, { ...over, earlierMasks })).toEqual(
      masks([0, 1, 1, 0, 0, 1, 1, 0], [0, 1, 1, 0]),
    );
    expect(await pruned(fpgm, 0.25, {}, over)).toEqual(
      masks([1, 0, 1, 1, 1, 0, 1, 1], [1, 0, 1, 1]),
    );
  });

  test('taylor removes the smallest mean |w * dL/dw| over the asked batches', async () => {
    const saliency = (batches: number) =>
      Promise.resolve(kernels([4, 1, 3, 2 * batches], [5, 0.5]));
    const at = (batches: number) => pruned(taylor, 0.5, { batches }, { saliency });
    expect(await at(1)).toEqual(masks([1, 0, 1, 0], [1, 0])); // 0.5, 1, 2
    expect(await at(2)).toEqual(masks([1, 0, 0, 1], [1, 0])); // 0.5, 1, 3
  });

  test('snip does the same on one batch, before any training', async () => {
    const saliency = (batches: number) =>
      Promise.resolve(kernels([4, 1, 3, 2 * batches], [5, 0.5]));
    expect(await pruned(snip, 0.5, {}, { saliency })).toEqual(masks([1, 0, 1, 0], [1, 0]));
    expect(snip.answers(snip.parameters.parse({})).start).toBe('initial');
  });

  test('activation-mean removes the unit with the lowest mean over the asked examples', async () => {
    const activity = (examples: number) =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(7, 2 * examples), zeroShare: Float32Array.of(1, 0) },
      ]);
    const over = (examples: number) => pruned(activationMean, 0.5, { examples }, { activity });
    expect(await over(1)).toEqual(masks([1, 0, 1, 0], [1, 0])); // 7 against 2
    expect(await over(4)).toEqual(masks([0, 1, 0, 1], [0, 1])); // 7 against 8
  });

  test('activation-apoz removes the unit that is zero most often', async () => {
    const activity = () =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(9, 1), zeroShare: Float32Array.of(0.9, 0.1) },
      ]);
    expect(await pruned(activationApoz, 0.5, {}, { activity })).toEqual(
      masks([0, 1, 0, 1], [0, 1]),
    );
  });

  test('activation-apoz refuses a layer whose units are never zero, as it could not rank them', async () => {
    const activity = () =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(1, 2), zeroShare: Float32Array.of(0, 0) },
      ]);
    await expect(pruned(activationApoz, 0.5, {}, { activity })).rejects.toThrow(
      'No unit of layer h is ever exactly zero',
    );
  });

  test('l0 keeps the k largest |w|, and projects at its interval, so that a weight can come back', async () => {
    expect(l0.answers(l0.parameters.parse({ interval: 5 })).schedule).toEqual({
      id: 'project',
      every: 5,
    });
    // k = 6 - 3: 0.6, 0.5, 0.4 stay.
    expect(await pruned(l0, 0.5)).toEqual(masks([0, 1, 0, 0], [1, 1]));
    const moved = { weights: kernels([0.45, -0.5, 0, 0], [0.6, -0.4]) };
    expect(await pruned(l0, 0.5, {}, moved)).toEqual(masks([1, 1, 0, 0], [1, 0]));
  });

  test('threshold removes |w| strictly below it, and no large negative weight', async () => {
    const close = { weights: kernels([0.01, -0.01, 0.0099, -0.0099], [-0.5, 0]) };
    expect(await pruned(threshold, 0.01, {}, close)).toEqual(masks([1, 1, 0, 0], [1, 0]));
    expect(await pruned(threshold, 0, {}, close)).toEqual(masks([1, 1, 1, 1], [1, 1]));
  });

  test('random removes the weights that drew the lowest numbers', async () => {
    const over = { random: stream(0.9, 0.1, 0.5, 0.3, 0.2, 0.8) };
    expect(await pruned(random, 0.5, {}, over)).toEqual(masks([1, 0, 1, 0], [0, 1]));
  });

  test('random-proportional removes of each layer as many as magnitude, but those that drew lowest', async () => {
    const at = (over: Partial<NetworkView> = {}) =>
      pruned(
        randomLike,
        0.5,
        {},
        {
          random: stream(0.9, 0.1, 0.5, 0.3, 0.2, 0.8),
          ...over,
        },
      );
    // Of all six magnitude removes 0.1, 0.2, 0.3: three of the first layer, none of the last.
    expect(await at()).toEqual(masks([1, 0, 0, 0], [1, 1]));
    // With 0.1 gone already it is the same three; at random the other two are those that drew 0.1, 0.3.
    const earlierMasks = new Map([['h/kernel', Uint8Array.of(0, 1, 1, 1)]]);
    expect(await at({ earlierMasks })).toEqual(masks([0, 0, 1, 0], [1, 1]));
  });

  test('random-proportional follows another strategy with its defaults', async () => {
    const saliency = (batches: number) =>
      Promise.resolve(kernels([4, 1, 30, 20], [batches === 100 ? 5 : 50, 2]));
    const found = pruned(
      randomLike,
      0.5,
      { like: 'taylor' },
      {
        random: stream(0.1, 0.2, 0.3, 0.4, 0.6, 0.5),
        saliency,
      },
    );
    // 1, 2, 4 go: two of the first layer, one of the last; at random the first two and the last.
    expect(await found).toEqual(masks([0, 0, 1, 1], [1, 0]));
  });

  test('random units are drawn as units, not as means over their weights', async () => {
    // Of two hidden units the one that drew lower goes, with its column and its row.
    const over = { random: stream(0.7, 0.4) };
    expect(await pruned(random, 0.5, { granularity: 'unit' }, over)).toEqual(
      masks([1, 0, 1, 0], [1, 0]),
    );
  });

  test('random-proportional removes as many units as the strategy that it follows, but others', async () => {
    const activity = () =>
      Promise.resolve([
        { layer: 'h', mean: Float32Array.of(0.9, 0.1), zeroShare: Float32Array.of(0, 0) },
      ]);
    const like = { like: 'activation-mean' };
    // Mean activation removes the second unit; the first has drawn the lower number.
    const over = { activity, random: stream(0.2, 0.6) };
    expect(await pruned(randomLike, 0.5, like, over)).toEqual(masks([0, 1, 0, 1], [0, 1]));
    // By the mean of |w| the first unit is the smaller one: 0.1, 0.3 against 0.5, 0.2.
    expect(await pruned(magnitudeLike, 0.5, like, { activity })).toEqual(
      masks([0, 1, 0, 1], [0, 1]),
    );
    expect(randomLike.answers(randomLike.parameters.parse(like)).granularity).toBe('unit');
  });

  test('the proportional controls follow a threshold at its own levels', async () => {
    const like = { like: 'threshold', thresholds: [0.25] };
    // Below 0.25 are 0.1 and 0.2, both of the first layer.
    const over = { random: stream(0.9, 0.1, 0.5, 0.3, 0.2, 0.8) };
    expect(await pruned(randomLike, 0.25, like, over)).toEqual(masks([1, 0, 1, 0], [1, 1]));
    expect(await pruned(magnitudeLike, 0.25, like)).toEqual(masks([0, 1, 1, 0], [1, 1]));
  });

  test('magnitude-proportional removes the smallest |w|, of each layer as many as taylor', async () => {
    const saliency = () => Promise.resolve(kernels([4, 1, 30, 20], [5, 2]));
    // Taylor removes 1, 2, 4: two of the first layer, one of the last.
    expect(await pruned(magnitudeLike, 0.5, {}, { saliency })).toEqual(masks([0, 1, 1, 0], [1, 0]));
  });

  test('scratch makes the network that has the asked share of the weights', async () => {
    const dense = await architectureOf({ id: 'mlp' }, { shape: [28, 28, 1], classes: 10 });
    expect(scratch.rebuild(dense, 0.5, {}).parameters).toEqual({ hidden: [64] });
  });
});
