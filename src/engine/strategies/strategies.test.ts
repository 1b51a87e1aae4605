import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { equalFigures, smallNet, variedFigures } from '../../../test/fixtures/small-net.ts';
import type { Masks } from '../network/weights.ts';
import { continuedMasks, countKept } from '../pruning/masks.ts';
import { getSchedule } from '../pruning/schedules/registry.ts';
import { keptUnits } from '../pruning/units.ts';
import { chooseMasks } from './choose-masks.ts';
import { strategies, strategyChoiceSchema } from './registry.ts';
import type { Answers, Criterion, NetworkView, Parameters } from './strategy.ts';

/*
 * What holds for every strategy, whichever there are. What one of them chooses is worked out by hand
 * in criteria.test.ts.
 */

describe.each(strategies)('$id', (strategy) => {
  test('says what it is, and where it comes from', () => {
    expect(strategy.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(strategy.version).toBeGreaterThanOrEqual(1);
    expect(strategy.citation.length).toBeGreaterThan(20);
  });

  test('stands in a document by its id alone, since all it asks has a default', () => {
    const choice = strategyChoiceSchema.parse({ id: strategy.id });
    expect(choice).toEqual({ id: strategy.id, ...strategy.parameters.parse({}) });
  });

  test('has parameters of which a form can be drawn', () => {
    const { properties = {} } = z.toJSONSchema(strategy.parameters, { io: 'input' });
    for (const property of Object.values(properties)) {
      expect(property).toMatchObject({ default: expect.anything() as unknown });
    }
  });

  test('refuses what it does not know', () => {
    expect(strategyChoiceSchema.safeParse({ id: strategy.id, magic: 1 }).success).toBe(false);
  });
});

const criteria = strategies.filter((strategy) => strategy.kind === 'criterion');

/** Every criterion with each way of answering what it leaves open, schedules aside. */
const variants = criteria.flatMap((strategy) => {
  const { shape } = strategy.parameters;
  const granularities = 'granularity' in shape ? ['weight', 'unit'] : [undefined];
  const scopes = 'scope' in shape ? ['global', 'layer'] : [undefined];
  return granularities.flatMap((granularity) =>
    scopes.map((scope) => {
      const parameters = strategy.parameters.parse({
        ...(granularity && { granularity }),
        ...(scope && { scope }),
      });
      const told = [granularity, scope].filter(Boolean).join(', ');
      return {
        strategy,
        parameters,
        answers: strategy.answers(parameters),
        label: told === '' ? strategy.id : `${strategy.id} (${told})`,
      };
    }),
  );
});

const prune = (
  strategy: Criterion,
  network: NetworkView,
  level: number,
  parameters: Parameters = strategy.parameters.parse({}),
): Promise<Masks> => chooseMasks(strategy, network, level, parameters);

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
  { levels }: Criterion,
  parameters: Parameters,
  { granularity, scope }: Answers,
  { weights, groups }: NetworkView,
  level: number,
  masks: Masks,
): void {
  const expected = counts.find((count) => count.level === level);
  const removed = [...masks.values()].map((mask) => mask.length - countKept(mask));
  const sum = removed.reduce((total, count) => total + count, 0);
  if (levels && (parameters[levels.parameter] as readonly number[]).length > 0) {
    const below = weights.flatMap(({ values }) => [...values]).filter((w) => Math.abs(w) < level);
    expect(sum).toBe(below.length);
  } else if (granularity === 'unit') {
    const kept = groups.map((group) => keptUnits(weights, group, masks));
    expect(kept.map((units) => units.length - countKept(units))).toEqual([expected?.units]);
  } else if (scope === 'global') {
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

describe.each(variants)('$label', ({ strategy, parameters, answers }) => {
  test('answers with a schedule that there is', () => {
    expect(getSchedule(answers.schedule.id).id).toBe(answers.schedule.id);
  });

  test.each(counts)('removes exactly what level $level asks for', async ({ level }) => {
    const network = smallNet();
    const masks = await prune(strategy, network, level, parameters);
    expectCount(strategy, parameters, answers, network, level, masks);
  });

  test.each(counts)('and so among nothing but ties, at level $level', async ({ level }) => {
    const network = smallNet({ fill: equalFigures(0.4) });
    const masks = await prune(strategy, network, level, parameters);
    expectCount(strategy, parameters, answers, network, level, masks);
  });

  test('gives every weight a 0 or a 1, and leaves the weights as they are', async () => {
    const network = smallNet();
    const masks = await prune(strategy, network, 0.5, parameters);
    const sizes = [...masks].map(([name, mask]) => [name, mask.length]);
    expect(sizes).toEqual([
      ['hidden/kernel', 24],
      ['output/kernel', 12],
    ]);
    for (const mask of masks.values()) expect(mask.every((keeps) => keeps <= 1)).toBe(true);
    expect(network.weights).toEqual(smallNet().weights);
  });

  test('keeps removed what is removed already, and counts it', async () => {
    const network = smallNet({ earlierMasks: withoutUnit2() });
    const masks = await prune(strategy, network, 0.3, parameters);
    expectRemoves(masks, withoutUnit2());
    expect(network.earlierMasks).toEqual(withoutUnit2());
    if (strategy.id !== 'threshold') {
      expectCount(strategy, parameters, answers, network, 0.3, masks);
    }
  });

  test('gives the same masks for the same seed', async () => {
    const again = () => prune(strategy, smallNet({ seed: 7 }), 0.5, parameters);
    expect(await again()).toEqual(await again());
  });

  test('removes at a higher level all that it removes at a lower', async () => {
    const at = (level: number) => prune(strategy, smallNet(), level, parameters);
    expectRemoves(await at(0.5), await at(0.3));
  });
});

const isDrawn = ({ id }: Criterion) => id.startsWith('random');

describe.each(criteria.filter(isDrawn))('$id', (strategy) => {
  test('gives other masks for another seed', async () => {
    const withSeed = (seed: number) => prune(strategy, smallNet({ seed }), 0.5);
    expect(await withSeed(1)).not.toEqual(await withSeed(2));
  });
});

describe.each(criteria.filter((strategy) => !isDrawn(strategy)))('$id', (strategy) => {
  test('looks at the network and not at chance', async () => {
    const masks = (fill: number, seed: number) =>
      prune(strategy, smallNet({ fill: variedFigures(fill), seed }), 0.3);
    expect(await masks(1, 1)).toEqual(await masks(1, 2));
    expect(await masks(1, 1)).not.toEqual(await masks(2, 1));
    expect(await masks(1, 1)).not.toEqual(continuedMasks(smallNet().weights, new Map()));
  });

  test('refuses a network that has diverged', async () => {
    const diverged = smallNet({ fill: equalFigures(NaN) });
    await expect(prune(strategy, diverged, 0.5)).rejects.toThrow('not a number');
  });
});
