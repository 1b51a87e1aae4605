import { describe, expect, it } from 'vitest';
import { BATCH, newAxis, orderOf, shapeOf, type Activation, type Axis } from './activation.ts';
import { dimArithmetic, dimsEqual, dimText } from './dims.ts';
import { convolutionKernel, denseKernel, depthwiseKernel } from './kernels.ts';
import { LayerNames, moduleOf, pathName } from './layer-names.ts';
import type { LayerRecord } from './network-builder.ts';
import { reshapeAxes, resolveShape } from './reshape.ts';
import { sliceRange } from './slices.ts';

/** A value `[batch, ...sizes]` that lies as it is. */
function value(...sizes: number[]): Activation {
  const axes: Axis[] = [[BATCH], ...sizes.map((size) => newAxis(size))];
  return { kind: 'activation', from: { layer: {} as LayerRecord, call: 0 }, layout: axes, axes };
}
const batch = (times: number) => ({ batch: times });

describe('sizes that are multiples of the batch', () => {
  const { Add, Sub, Mul, Div, Mod } = dimArithmetic;
  it('are computed with as far as the batch can be left open', () => {
    expect(Mul(batch(2), 3)).toEqual(batch(6));
    expect(Mul(batch(2), 0)).toBe(0);
    expect(Mul(batch(1), batch(1))).toBeUndefined();
    expect(Div(batch(6), 3)).toEqual(batch(2));
    expect(Div(batch(6), batch(2))).toBe(3);
    expect(Div(batch(6), 4)).toBeUndefined();
    expect(Div(7, -2)).toBe(-3);
    expect(Add(batch(1), batch(2))).toEqual(batch(3));
    expect(Add(batch(1), 1)).toBeUndefined();
    expect(Sub(batch(1), batch(1))).toBe(0);
    expect(Mod(batch(4), 2)).toBe(0);
    expect(Mod(-7, 3)).toBe(2);
  });

  it('are none of the numbers below 1, and perhaps one above', () => {
    expect(dimsEqual(batch(1), -1)).toBe(false);
    expect(dimsEqual(0, batch(1))).toBe(false);
    expect(dimsEqual(batch(1), 8)).toBeUndefined();
    expect(dimsEqual(batch(2), batch(2))).toBe(true);
    expect([batch(1), batch(3), 4].map(dimText)).toEqual(['N', '3N', '4']);
  });
});

describe('reshaping', () => {
  const reshaped = (from: Activation, target: number[], fixed: number | null = null) => {
    const resolved = resolveShape(target, from, false, fixed);
    const found = resolved && reshapeAxes(from, resolved, fixed);
    return found && shapeOf(found);
  };

  it('says what was left open', () => {
    expect(reshaped(value(3, 4), [0, -1])).toEqual([batch(1), 12]);
    expect(reshaped(value(3, 4), [-1, 12])).toEqual([batch(1), 12]);
    expect(reshaped(value(3, 4), [-1, 4])).toEqual([batch(3), 4]);
    expect(reshaped(value(6), [0, 2, 3])).toEqual([batch(1), 2, 3]);
    expect(reshaped(value(6), [-1, 3, 2])).toEqual([batch(1), 3, 2]);
  });

  it('takes the number of a fixed batch for the batch, where the batch is next', () => {
    expect(reshaped(value(3, 4), [8, 12], 8)).toEqual([batch(1), 12]);
    expect(reshaped(value(3, 4), [8, -1], 8)).toEqual([batch(1), 12]);
    expect(reshaped(value(6), [1, 1, 6], 1)).toEqual([batch(1), 1, 6]);
  });

  it('leaves alone what it does not understand', () => {
    expect(reshaped(value(3, 4), [2, -1])).toBeUndefined();
    expect(reshaped(value(6, 4), [0, 8, 3])).toBeUndefined();
    expect(reshaped(value(3, 4), [0, 5])).toBeUndefined();
    expect(reshaped(value(3, 4), [0, -2])).toBeUndefined();
    expect(reshaped(value(3), [0, 0, 0])).toBeUndefined();
  });
});

describe('places', () => {
  const [c, h] = [newAxis(2), newAxis(3)];

  it('of an axis here are those of the original in another order', () => {
    expect(orderOf([...c, ...h], [...c, ...h])).toBeNull();
    expect(orderOf([...h, ...c], [...c, ...h])).toEqual(Int32Array.of(0, 3, 1, 4, 2, 5));
    const joined = newAxis(3, Int32Array.of(2, 0, 1));
    expect(orderOf(joined, joined)).toEqual(Int32Array.of(2, 0, 1));
  });

  it('of kernels go where tfjs has them', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    // 2 filters, 2 channels, a window of 2: the filters vary fastest.
    expect([...convolutionKernel(values, [2, 2, 2], null)]).toEqual([1, 5, 3, 7, 2, 6, 4, 8]);
    expect([...convolutionKernel(values, [2, 2, 2], Int32Array.of(1, 0))]).toEqual([
      3, 7, 1, 5, 4, 8, 2, 6,
    ]);
    // 2 channels with 2 filters each, a window of 2.
    expect([...depthwiseKernel(values, 2, [4, 1, 2], null)]).toEqual([1, 3, 5, 7, 2, 4, 6, 8]);
    const turned = { order: Int32Array.of(1, 0), isTransposed: true, factor: 2 };
    expect([...denseKernel([1, 2, 3, 4], [2, 2], turned)]).toEqual([4, 8, 2, 6]);
  });

  it.each([
    [[0, 2 ** 62, 1], { start: 0, step: 1, count: 5 }],
    [[-2, 2 ** 31, 1], { start: 3, step: 1, count: 2 }],
    [[1, -1, 2], { start: 1, step: 2, count: 2 }],
    [[-1, -(2 ** 62), -1], { start: 4, step: -1, count: 5 }],
    [[3, 1, 1], { start: 3, step: 1, count: 0 }],
    [[0, 5, 0], { start: 0, step: 0, count: 0 }],
  ] as const)('of a slice %j are counted', ([start, end, step], range) => {
    expect(sliceRange(5, start, end, step)).toEqual(range);
  });
});

describe('names of layers', () => {
  it('are those of modules and nodes', () => {
    expect(moduleOf('layer1.0.conv.weight')).toBe('layer1.0.conv');
    expect(moduleOf('onnx::MatMul_23')).toBeNull();
    expect(pathName('/layer1/layer1.0/relu/Relu_1')).toBe('layer1.0.relu.Relu_1');
    expect(pathName('/layer1/Relu')).toBe('layer1.Relu');
    expect(pathName('node_relu')).toBe('node_relu');
  });

  it('are safe and unique', () => {
    const names = new LayerNames();
    const wished = ['gpu_0/conv:1', 'a', 'a', 'a_2', 'a', '', '层', 'x'.repeat(500)];
    const given = wished.map((name) => names.unique(name));
    expect(given.slice(0, 6)).toEqual(['gpu_0.conv.1', 'a', 'a_2', 'a_2_2', 'a_3', 'layer']);
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((name) => /^[\w.-]{1,130}$/.test(name))).toBe(true);
  });
});
