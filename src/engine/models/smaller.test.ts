import { describe, expect, it } from 'vitest';
import { architectureOf } from './architecture.ts';
import { lenet5 } from './lenet-5.ts';
import { mlp } from './mlp.ts';
import { zoo as models } from './registry.ts';
import { resnet20 } from './resnet-20.ts';
import { smallerAtSparsity } from './smaller.ts';

const format = { shape: [28, 28, 1], classes: 10 } as const;
const smaller = async (hidden: number[], sparsity: number) =>
  smallerAtSparsity(await architectureOf({ id: 'mlp', hidden }, format), sparsity).parameters[
    'hidden'
  ] as number[];

describe('a smaller architecture', () => {
  // One unit of 784-h-10 has 794 weights, 784-128-10 has 128 * 794 of them.
  it.each([
    [0, 128],
    [0.5, 64],
    [0.8, 26], // 25.6 units
    [0.9, 13], // 12.8 units
    [0.999, 1],
  ])('of 784-128-10 at sparsity %f has %i hidden units', async (sparsity, units) => {
    expect(await smaller([128], sparsity)).toEqual([units]);
  });

  it('scales every hidden layer by the same factor', async () => {
    const [first, second] = await smaller([300, 100], 0.5);
    expect((first ?? 0) / (second ?? 0)).toBeCloseTo(3, 1);
    const dense = mlp.countPrunable({ hidden: [300, 100] }, format);
    const found = mlp.countPrunable({ hidden: [first ?? 0, second ?? 0] }, format);
    expect(found / dense).toBeCloseTo(0.5, 2);
  });

  it('comes as near as whole units allow', async () => {
    const target = 0.3 * mlp.countPrunable({ hidden: [128] }, format);
    const distance = (units: number) =>
      Math.abs(mlp.countPrunable({ hidden: [units] }, format) - target);
    const [units = 0] = await smaller([128], 0.7);
    expect(distance(units)).toBeLessThanOrEqual(distance(units - 1));
    expect(distance(units)).toBeLessThanOrEqual(distance(units + 1));
  });

  it('keeps at least one unit in every layer', async () => {
    expect(await smaller([2, 1, 5], 0.99)).toEqual([1, 1, 1]);
  });

  it.each(models)('of $id halves its weights, as near as can be', async ({ id }) => {
    const full = await architectureOf({ id }, format);
    const share = smallerAtSparsity(full, 0.5).prunable / full.prunable;
    expect(share).toBeGreaterThan(0.48);
    expect(share).toBeLessThan(0.52);
    expect(smallerAtSparsity(full, 0).key).toEqual(full.key);
  });

  it('of convolutions narrows channels and units alike, down to one of each', () => {
    const full = lenet5.parameters.parse({});
    expect(lenet5.scaled(full, 0.5)).toEqual({ channels: [10, 25], hidden: 250 });
    expect(lenet5.scaled(full, 0.001)).toEqual({ channels: [1, 1], hidden: 1 });
    expect(resnet20.scaled({ channels: [16, 32, 64] }, 0.3)).toEqual({ channels: [5, 10, 19] });
  });
});
