import { say } from '../../../../contract/sentence.ts';
import { MAX_WEIGHTS } from '../bounds.ts';
import { countOf, type Constant, type Fractions, type WholeNumbers } from '../constant.ts';
import { isBatch, shapeText, type Dim } from '../dims.ts';
import type { NodeCall } from '../node-call.ts';

/**
 * A constant whose values are those of another at other places.
 *
 * @param from for each place the one in the other; asked only where they are not all the same.
 */
export function selected(
  call: NodeCall,
  data: Constant,
  shape: readonly Dim[],
  from: (place: number) => number,
): Constant {
  const { fill } = data;
  if (fill !== undefined) return filled(call, { ...data, fill }, shape);
  const count = checkedCount(call, shape);
  const values = valuesOf(call, data);
  return madeOf(data, shape, takeFrom(values, count, from));
}

/** A constant of the same type with other values. */
export function madeOf(
  { type }: Pick<Constant, 'type'>,
  shape: readonly Dim[],
  values: Fractions | WholeNumbers,
): Constant {
  return { kind: 'constant', type, shape, name: null, read: () => values };
}

/** A constant that is the same everywhere: its values are made when they are read. */
export function filled(
  call: NodeCall,
  { type, fill }: { readonly type: Constant['type']; readonly fill: number },
  shape: readonly Dim[],
): Constant {
  const read = (): Fractions | WholeNumbers => {
    const count = checkedCount(call, shape);
    if (type.includes('float')) return new Float32Array(count).fill(fill);
    return Array<number>(count).fill(fill);
  };
  return { kind: 'constant', type, shape, name: null, fill, read };
}

/** The values of a constant, which count towards what is read in all. */
export function valuesOf(call: NodeCall, data: Constant): Fractions | WholeNumbers {
  call.spend(countOf(data.shape) ?? 0);
  return data.read();
}

/** How many values there are, which counts towards what is computed in all. */
export function checkedCount(call: NodeCall, shape: readonly Dim[]): number {
  const count = countOf(shape);
  const isSound = shape.every((size) => !isBatch(size) && Number.isSafeInteger(size) && size >= 0);
  if (count === undefined || !isSound || count > MAX_WEIGHTS) {
    throw call.refusal(
      say`it makes constants shaped ${shapeText(shape)} (N is the batch size), which is more than can be
        computed beforehand`,
    );
  }
  call.spend(count);
  return count;
}

function takeFrom(
  values: Fractions | WholeNumbers,
  count: number,
  from: (place: number) => number,
): Fractions | WholeNumbers {
  if (values instanceof Float32Array || values instanceof Float64Array) {
    const taken =
      values instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
    for (let place = 0; place < count; place++) taken[place] = values[from(place)] as number;
    return taken;
  }
  return Array.from({ length: count }, (_, place) => values[from(place)] as Dim);
}

/** How far apart the entries of each axis lie. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const size of shape.toReversed()) {
    strides.unshift(stride);
    stride *= size;
  }
  return strides;
}

/**
 * Places in a tensor by places in another one of `shape`, which moves by `strides` in the former along
 * each of its axes.
 */
export function placesBy(
  shape: readonly number[],
  strides: readonly number[],
  offset = 0,
): (place: number) => number {
  return (place) => {
    let at = offset;
    let left = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      at += (left % size) * (strides[axis] as number);
      left = Math.floor(left / size);
    }
    return at;
  };
}
