import { say } from '../../../../contract/sentence.ts';
import { countOf, isFractional, type Constant } from '../constant.ts';
import { dimArithmetic, dimsEqual, isBatch, plain, shapeText, type Dim } from '../dims.ts';
import type { NodeCall } from '../node-call.ts';
import { checkedCount, filled, madeOf, placesBy, stridesOf, valuesOf } from './selection.ts';

type Folder = (call: NodeCall) => Constant;

/** The values of a constant spread over a shape. */
function spread(call: NodeCall, data: Constant, shape: readonly number[]): (place: number) => Dim {
  const own = [...Array<Dim>(shape.length - data.shape.length).fill(1), ...data.shape];
  const sizes = own.map((size) => plain(size) ?? NaN);
  if (sizes.some((size, axis) => size !== 1 && size !== shape[axis])) {
    throw call.refusal(
      say`its constants are shaped ${shapeText(data.shape)} and ${shapeText(shape)}`,
    );
  }
  const strides = stridesOf(sizes).map((stride, axis) => (sizes[axis] === 1 ? 0 : stride));
  const places = placesBy(shape, strides);
  const values = valuesOf(call, data);
  return (place) => values[places(place)] as Dim;
}

function commonShape(call: NodeCall, parts: readonly Constant[]): number[] {
  const rank = Math.max(...parts.map(({ shape }) => shape.length));
  const shape = Array.from({ length: rank }, (_, axis) => {
    const sizes = parts.map(({ shape: own }) => plain(own[axis - rank + own.length] ?? 1) ?? NaN);
    return sizes.find((size) => size !== 1) ?? 1;
  });
  checkedCount(call, shape);
  return shape;
}

/** @param whole of whole numbers; undefined where the result would be none. */
function elementwise(
  whole: (a: Dim, b: Dim) => Dim | undefined,
  fraction: (a: number, b: number) => number,
): Folder {
  return (call) => {
    const parts = [call.constant(0), call.constant(1)] as const;
    call.attributes.int('broadcast', 0);
    const [one, other] = parts;
    const shape = commonShape(call, parts);
    const count = checkedCount(call, shape);
    const [a, b] = [spread(call, one, shape), spread(call, other, shape)];
    if (isFractional(one)) {
      const values = new Float64Array(count);
      for (let at = 0; at < count; at++) values[at] = fraction(a(at) as number, b(at) as number);
      return madeOf(one, shape, values);
    }
    const entries = Array.from({ length: count }, (_, at) => {
      const result = whole(a(at), b(at));
      if (result !== undefined) return result;
      throw call.refusal(say`it computes with the batch size what depends on how large it is`);
    });
    return madeOf(one, shape, entries);
  };
}

export const add = elementwise(dimArithmetic.Add, (a, b) => a + b);
export const sub = elementwise(dimArithmetic.Sub, (a, b) => a - b);
export const mul = elementwise(dimArithmetic.Mul, (a, b) => a * b);
export const div = elementwise(dimArithmetic.Div, (a, b) => a / b);
export const pow = elementwise(
  (a, b) => (isBatch(a) || isBatch(b) ? undefined : a ** b),
  (a, b) => a ** b,
);
export const max = elementwise(dimArithmetic.Max, Math.max);
export const min = elementwise(dimArithmetic.Min, Math.min);

export const mod: Folder = (call) => {
  if (call.attributes.int('fmod', 0) === 1) throw call.refusal(say`its attribute fmod is 1`);
  return elementwise(dimArithmetic.Mod, (a, b) => a - Math.floor(a / b) * b)(call);
};

export const equal: Folder = (call) => {
  const result = elementwise(
    (a, b) => {
      const same = dimsEqual(a, b);
      return same === undefined ? undefined : Number(same);
    },
    (a, b) => Number(a === b),
  )(call);
  return { ...result, type: 'bool', read: () => [...result.read()] };
};

export const where: Folder = (call) => {
  const parts = [call.constant(0), call.constant(1), call.constant(2)] as const;
  const shape = commonShape(call, parts);
  const count = checkedCount(call, shape);
  const [condition, one, other] = parts.map((part) => spread(call, part, shape)) as [
    (place: number) => Dim,
    (place: number) => Dim,
    (place: number) => Dim,
  ];
  const chosen = Array.from({ length: count }, (_, at) =>
    condition(at) === 0 ? other(at) : one(at),
  );
  const values = isFractional(parts[1]) ? Float64Array.from(chosen as number[]) : chosen;
  return madeOf(parts[1], shape, values);
};

/** Of fractions one by one. */
function each(compute: (value: number) => number): Folder {
  return (call) => {
    const data = call.constant(0);
    if (data.fill !== undefined)
      return filled(call, { ...data, fill: compute(data.fill) }, data.shape);
    const values = valuesOf(call, data);
    if (isFractional(data)) return madeOf(data, data.shape, (values as Float32Array).map(compute));
    const entries = (values as readonly Dim[]).map((value) => {
      if (!isBatch(value)) return compute(value);
      throw call.refusal(say`it computes with the batch size what depends on how large it is`);
    });
    return madeOf(data, data.shape, entries);
  };
}

export const sqrt = each(Math.sqrt);
export const neg = each((value) => -value);
export const reciprocal = each((value) => 1 / value);
export const floor = each(Math.floor);
export const ceil = each(Math.ceil);

/** The product of all, as sizes of axes are multiplied. */
export const reduceProd: Folder = (call) => {
  const data = call.constant(0);
  const keeps = call.attributes.int('keepdims', 1) === 1;
  const axes = call.attributes.ints('axes') ?? (call.has(1) ? call.integers(1) : []);
  const isAll = axes.length === 0 || axes.length === data.shape.length;
  if (isFractional(data) || !isAll || countOf(data.shape) === undefined) {
    throw call.refusal(say`it multiplies other constants than sizes`);
  }
  const product = (valuesOf(call, data) as readonly Dim[]).reduce<Dim | undefined>(
    (total, size) => (total === undefined ? undefined : dimArithmetic.Mul(total, size)),
    1,
  );
  if (product === undefined) throw call.refusal(say`it squares the batch size`);
  return madeOf(data, keeps ? data.shape.map(() => 1) : [], [product]);
};

/** Over some axes, as norms of weights are computed. */
function reducing(
  axesAsInputSince: number,
  gather: (sum: number, value: number) => number,
  finish: (sum: number, count: number) => number,
): Folder {
  return (call) => {
    const data = call.constant(0);
    const rank = data.shape.length;
    const keeps = call.attributes.int('keepdims', 1) === 1;
    const byInput = call.opset >= axesAsInputSince;
    const isNothing = byInput && call.attributes.int('noop_with_empty_axes', 0) === 1;
    const given = byInput ? (call.has(1) ? call.integers(1) : []) : call.attributes.ints('axes');
    const axes = (given ?? []).map((axis) => call.axis(axis, rank));
    if (!isFractional(data) || countOf(data.shape) === undefined || isNothing) {
      throw call.refusal(say`it gathers other constants than weights`);
    }
    const shape = data.shape as readonly number[];
    const isGone = (axis: number): boolean => axes.length === 0 || axes.includes(axis);
    const kept = shape.map((size, axis) => (isGone(axis) ? 1 : size));
    const strides = stridesOf(kept).map((stride, axis) => (isGone(axis) ? 0 : stride));
    const places = placesBy(shape, strides);
    const values = valuesOf(call, data) as Float32Array;
    const sums = new Float64Array(checkedCount(call, kept));
    values.forEach((value, place) => {
      const at = places(place);
      sums[at] = gather(sums[at] as number, value);
    });
    const count = values.length / sums.length;
    const reduced = keeps ? kept : shape.filter((_, axis) => !isGone(axis));
    return madeOf(
      data,
      reduced,
      sums.map((sum) => finish(sum, count)),
    );
  };
}

const plus = (sum: number, value: number): number => sum + value;
export const reduceSum = reducing(13, plus, (sum) => sum);
export const reduceMean = reducing(18, plus, (sum, count) => sum / count);
export const reduceL2 = reducing(18, (sum, value) => sum + value ** 2, Math.sqrt);
