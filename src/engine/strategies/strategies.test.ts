import { describe, expect, test } from 'vitest';
import { equalFigures, smallNet, variedFigures } from '../../../test/fixtures/small-net.ts';
import type { Scope } from '../../contract/words.ts';
import { applyMasks, continuedMasks, countKept } from '../pruning/masks.ts';
import { keptUnits } from '../pruning/units.ts';
import type { Masks } from '../network/weights.ts';
import { strategies } from './registry.ts';
import type { MaskStrategy, ProjectionStrategy, PruningContext } from './strategy.ts';

type Pruner = MaskStrategy | ProjectionStrategy;

const pruners = strategies.filter((strategy) => strategy.kind !== 'architecture');
const architectures = strategies.filter((strategy) => strategy.kind === 'architecture');

/** Every strategy in each scope it has, or once where it has none. */
const variants = pruners.flatMap((strategy) => {
  const scopes: (Scope | undefined)[] =
    'scope' in strategy.parameters.shape ? ['global', 'layer'] : [undefined];
  return scopes.map((scope) => ({
    strategy,
    scope,
    label: scope === undefined ? strategy.id : `${strategy.id} (${scope})`,
    parameters: strategy.parameters.parse(scope === undefined ? {} : { scope }),
  }));
});

async function prune(
  strategy: Pruner,
  context: PruningContext,
  parameters: Record<string, unknown>,
): Promise<Masks> {
  return strategy.kind === 'mask'
    ? strategy.mask(context, parameters)
    : strategy.project(context.weights, context.level, parameters);
}

/** Of 36 weights together, of 24 and 12 by layer, of 4 units (which keep one): removed by level. */
const counts = [
  { level: 0, together: 0, byLayer: [0, 0], units: 0 },
  { level: 0.3, together: 11, byLayer: [7, 4], units: 1 }, // 10.8; 7.2, 3.6; 1.2
  { level: 0.5, together: 18, byLayer: [12, 6], units: 2 },
  { level: 0.9, together: 32, byLayer: [22, 11], units: 3 }, // 32.4; 21.6, 10.8; 3.6
  { level: 0.99, together: 36, byLayer: [24, 12], units: 3 }, // 35.64; 23.76, 11.88; 3.96
];

/** Asserts that exactly as much is removed as the level asks for. */
function expectCount(
  strategy: Pruner,
  scope: Scope | undefined,
  context: PruningContext,
  masks: Masks,
): void {
  const expected = counts.find(({ level }) => level === context.level);
  const removed = [...masks.values()].map((mask) => mask.length - countKept(mask));
  const sum = removed.reduce((total, count) => total + count, 0);
  if (strategy.levels) {
    const below = context.weights
      .flatMap(({ values }) => [...values])
      .filter((w) => Math.abs(w) < context.level);
    expect(sum).toBe(below.length);
  } else if (strategy.granularity === 'unit') {
    const kept = context.groups.map((group) => keptUnits(context.weights, group, masks));
    expect(kept.map((units) => units.length - countKept(units))).toEqual([expected?.units]);
  } else if (scope === 'global' || 'like' in strategy.parameters.shape) {
    expect(sum).toBe(expected?.together);
  } else {
    expect(removed).toEqual(expected?.byLayer);
  }
}

/** Asserts that `masks` remove all that `others` remove. */
function expectRemoves(masks: Masks, others: Masks): void {
  for (const [name, other] of others) {
    const kept = masks.get(name)?.filter((_, index) => other[index] === 0);
    expect(kept, name).toEqual(new Uint8Array(other.length - countKept(other)));
  }
}

/** Masks that remove hidden unit 2 of 4: its column of the one kernel, its row of the next. */
function withoutUnit2(): Masks {
  return new Map([
    ['hidden/kernel', Uint8Array.from({ length: 24 }, (_, index) => (index % 4 === 2 ? 0 : 1))],
    ['output/kernel', new Uint8Array(12).fill(1).fill(0, 6, 9)],
  ]);
}

describe.each(variants)('$label', ({ strategy, scope, parameters }) => {
  test.each(counts)('removes exactly what level $level asks for', async ({ level }) => {
    const context = smallNet({ level });
    expectCount(strategy, scope, context, await prune(strategy, context, parameters));
  });

  test.each(counts)('and so among nothing but ties, at level $level', async ({ level }) => {
    const context = smallNet({ level, fill: equalFigures(0.4) });
    expectCount(strategy, scope, context, await prune(strategy, context, parameters));
  });

  test('gives every weight a 0 or a 1, and leaves the weights as they are', async () => {
    const context = smallNet({ level: 0.5 });
    const masks = await prune(strategy, context, parameters);
    const sizes = [...masks].map(([name, mask]) => [name, mask.length]);
    expect(sizes).toEqual([
      ['hidden/kernel', 24],
      ['output/kernel', 12],
    ]);
    for (const mask of masks.values()) expect(mask.every((keeps) => keeps <= 1)).toBe(true);
    expect(context.weights).toEqual(smallNet({ level: 0.5 }).weights);
  });

  test('keeps removed what is removed already, and counts it', async () => {
    const whole = smallNet({ level: 0.3, earlierMasks: withoutUnit2() });
    // A projection is given no masks: it sees the zeros that they left.
    const context =
      strategy.kind === 'mask'
        ? whole
        : { ...whole, weights: applyMasks(whole.weights, whole.earlierMasks) };
    const masks = await prune(strategy, context, parameters);
    expectRemoves(masks, withoutUnit2());
    expect(whole.earlierMasks).toEqual(withoutUnit2());
    if (strategy.levels === undefined) expectCount(strategy, scope, context, masks);
  });

  test('gives the same masks for the same seed', async () => {
    const again = () => prune(strategy, smallNet({ level: 0.5, seed: 7 }), parameters);
    expect(await again()).toEqual(await again());
  });

  test('removes at a higher level all that it removes at a lower', async () => {
    const at = (level: number) => prune(strategy, smallNet({ level }), parameters);
    expectRemoves(await at(0.5), await at(0.3));
  });
});

describe.each(pruners.filter(({ family }) => family === 'control'))('$id', (strategy) => {
  test('gives other masks for another seed', async () => {
    const withSeed = (seed: number) =>
      prune(strategy, smallNet({ level: 0.5, seed }), strategy.parameters.parse({}));
    expect(await withSeed(1)).not.toEqual(await withSeed(2));
  });
});

describe.each(pruners.filter(({ family }) => family !== 'control'))('$id', (strategy) => {
  test('looks at the network and not at chance', async () => {
    const parameters = strategy.parameters.parse({});
    const masks = (fill: number, seed: number) =>
      prune(strategy, smallNet({ level: 0.3, fill: variedFigures(fill), seed }), parameters);
    expect(await masks(1, 1)).toEqual(await masks(1, 2));
    expect(await masks(1, 1)).not.toEqual(await masks(2, 1));
    expect(await masks(1, 1)).not.toEqual(
      continuedMasks(smallNet({ level: 0 }).weights, new Map()),
    );
  });

  test('refuses a network that has diverged', async () => {
    const diverged = smallNet({ level: 0.5, fill: equalFigures(NaN) });
    await expect(prune(strategy, diverged, strategy.parameters.parse({}))).rejects.toThrow(
      'not a number',
    );
  });
});

describe.each(architectures)('$id', (strategy) => {
  test('trains for at least as long as the dense baseline', () => {
    const parameters = strategy.parameters.parse({});
    expect(strategy.epochs({ training: 10, fineTuning: 0 }, parameters)).toBe(10);
  });
});
