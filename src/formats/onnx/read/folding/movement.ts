import { say } from '../../../../contract/sentence.ts';
import {
  countOf,
  isFractional,
  type Constant,
  type Fractions,
  type WholeNumbers,
} from '../constant.ts';
import { isBatch, plain, shapeText, type Dim } from '../dims.ts';
import type { NodeCall } from '../node-call.ts';
import { sliceRange } from '../slices.ts';
import {
  checkedCount,
  filled,
  madeOf,
  placesBy,
  selected,
  stridesOf,
  valuesOf,
} from './selection.ts';

type Folder = (call: NodeCall) => Constant | readonly Constant[];

/** Sizes without the batch; with it only what is the same everywhere can be moved. */
function plainShape(call: NodeCall, { shape, fill }: Constant): number[] {
  return shape.map((size) => {
    const own = plain(size);
    if (own !== undefined) return own;
    if (fill !== undefined) return 1;
    throw call.refusal(say`it moves constants shaped ${shapeText(shape)}`);
  });
}

export const identity: Folder = (call) => call.constant(0);

/** The same values in another shape. */
function reshapedTo(call: NodeCall, data: Constant, shape: readonly Dim[]): Constant {
  if (data.fill !== undefined) return filled(call, { ...data, fill: data.fill }, shape);
  if (countOf(shape) !== countOf(data.shape)) {
    throw call.refusal(say`it reshapes ${shapeText(data.shape)} to ${shapeText(shape)}`);
  }
  return { ...data, shape, name: null };
}

export const reshape: Folder = (call) => {
  const data = call.constant(0);
  const zeroIsSize = call.attributes.int('allowzero', 0) === 1;
  const asked = call
    .dims(1)
    .map((dim, axis) => (dim === 0 && !zeroIsSize ? (data.shape[axis] ?? 0) : dim));
  const open = asked.indexOf(-1);
  if (open === -1) return reshapedTo(call, data, asked);
  const known = countOf(asked.toSpliced(open, 1));
  const count = countOf(data.shape);
  if (known === undefined || count === undefined || known < 1 || count % known !== 0) {
    throw call.refusal(say`it reshapes ${shapeText(data.shape)} to ${shapeText(asked)}`);
  }
  return reshapedTo(call, data, asked.with(open, count / known));
};

export const flatten: Folder = (call) => {
  const data = call.constant(0);
  const shape = plainShape(call, data);
  const axis = call.attributes.int('axis', 1);
  const first = axis === shape.length ? axis : call.axis(axis, shape.length);
  const product = (sizes: readonly number[]) => sizes.reduce((total, size) => total * size, 1);
  return reshapedTo(call, data, [product(shape.slice(0, first)), product(shape.slice(first))]);
};

function axesOf(call: NodeCall): readonly number[] | undefined {
  if (call.opset < 13) return call.attributes.ints('axes');
  return call.has(1) ? call.integers(1) : undefined;
}

export const squeeze: Folder = (call) => {
  const data = call.constant(0);
  const given = axesOf(call)?.map((axis) => call.axis(axis, data.shape.length));
  const shape = data.shape.filter((size, axis) => (given ? !given.includes(axis) : size !== 1));
  return reshapedTo(call, data, shape);
};

export const unsqueeze: Folder = (call) => {
  const data = call.constant(0);
  const given = axesOf(call) ?? [];
  const rank = data.shape.length + given.length;
  const added = new Set(given.map((axis) => call.axis(axis, rank)));
  const rest = [...data.shape];
  const shape = Array.from({ length: rank }, (_, axis): Dim =>
    added.has(axis) ? 1 : (rest.shift() ?? 1),
  );
  return reshapedTo(call, data, shape);
};

export const transpose: Folder = (call) => {
  const data = call.constant(0);
  const shape = plainShape(call, data);
  const order = call.attributes.ints('perm') ?? shape.map((_, axis) => shape.length - 1 - axis);
  const sorted = order.toSorted((one, other) => one - other);
  if (order.length !== shape.length || sorted.some((axis, index) => axis !== index)) {
    throw call.refusal(say`its attribute perm=[${[...order]}] is no order of ${shape.length} axes`);
  }
  const strides = stridesOf(shape);
  const moved = order.map((axis) => shape[axis] as number);
  const steps = order.map((axis) => strides[axis] as number);
  const dims = order.map((axis) => data.shape[axis] as Dim);
  return selected(call, data, dims, placesBy(moved, steps));
};

export const expand: Folder = (call) => {
  const data = call.constant(0);
  const target = call.dims(1);
  const rank = Math.max(target.length, data.shape.length);
  const own = [...Array<Dim>(rank - data.shape.length).fill(1), ...data.shape];
  const wanted = [...Array<Dim>(rank - target.length).fill(1), ...target];
  const shape = own.map((size, axis) => (size === 1 ? (wanted[axis] as Dim) : size));
  const only =
    countOf(data.shape) === 1 && data.fill === undefined ? valuesOf(call, data)[0] : undefined;
  if (typeof only === 'number') return filled(call, { ...data, fill: only }, shape);
  const strides = stridesOf(plainShape(call, { ...data, shape: own }));
  const steps = strides.map((stride, axis) => (own[axis] === 1 ? 0 : stride));
  const sizes = shape.map((size) => plain(size) ?? 1);
  return selected(call, data, shape, placesBy(sizes, steps));
};

export const gather: Folder = (call) => {
  const data = call.constant(0);
  const shape = plainShape(call, data);
  const axis = call.axis(call.attributes.int('axis', 0), shape.length);
  const length = shape[axis] as number;
  const indices = call.integers(1).map((index) => call.axis(index, length));
  const strides = stridesOf(shape);
  const inner = strides[axis] as number;
  const moved = [...shape.slice(0, axis), indices.length, ...shape.slice(axis + 1)];
  const steps = placesBy(moved, strides.with(axis, 0));
  const dims = [
    ...data.shape.slice(0, axis),
    ...call.constant(1).shape,
    ...data.shape.slice(axis + 1),
  ];
  return selected(call, data, dims, (place) => {
    const index = indices[Math.floor(place / inner) % indices.length] as number;
    return steps(place) + index * inner;
  });
};

export const slice: Folder = (call) => {
  const data = call.constant(0);
  const list = (name: string, index: number): readonly number[] | undefined => {
    if (call.opset < 10) return call.attributes.ints(name);
    return call.has(index) ? call.integers(index) : undefined;
  };
  const starts = list('starts', 1) ?? [];
  const ends = list('ends', 2) ?? [];
  const axes = list('axes', 3) ?? starts.map((_, axis) => axis);
  const jumps = call.opset < 10 ? undefined : list('steps', 4);
  const shape = plainShape(call, data);
  const strides = stridesOf(shape);
  const dims: Dim[] = [...data.shape];
  let offset = 0;
  axes.forEach((given, index) => {
    const axis = call.axis(given, shape.length);
    if (isBatch(data.shape[axis])) throw call.refusal(say`it cuts the batch`);
    const range = sliceRange(
      shape[axis] as number,
      starts[index] ?? 0,
      ends[index] ?? 0,
      jumps?.[index] ?? 1,
    );
    offset += range.start * (strides[axis] as number);
    strides[axis] = (strides[axis] as number) * range.step;
    shape[axis] = range.count;
    dims[axis] = range.count;
  });
  return selected(call, data, dims, placesBy(shape, strides, offset));
};

export const split: Folder = (call) => {
  const data = call.constant(0);
  const shape = plainShape(call, data);
  const axis = call.axis(call.attributes.int('axis', 0), shape.length);
  const count = call.node.outputs.length;
  const length = shape[axis] as number;
  const even = Math.ceil(length / call.attributes.int('num_outputs', count));
  const given =
    call.opset < 13 ? call.attributes.ints('split') : call.has(1) ? call.integers(1) : undefined;
  const strides = stridesOf(shape);
  let start = 0;
  return Array.from({ length: count }, (_, index) => {
    const size = Math.min(given?.[index] ?? even, length - start);
    const offset = start * (strides[axis] as number);
    start += size;
    return selected(
      call,
      data,
      data.shape.with(axis, size),
      placesBy(shape.with(axis, size), strides, offset),
    );
  });
};

export const concat: Folder = (call) => {
  const parts = Array.from({ length: call.inputCount }, (_, index) => call.constant(index));
  const [first] = parts as [Constant];
  const axis = call.axis(call.attributes.int('axis', 1), first.shape.length);
  const alike = parts.every(
    ({ shape, type }) =>
      isFractional({ type }) === isFractional(first) &&
      shape.length === first.shape.length &&
      shapeText(shape.with(axis, 1)) === shapeText(first.shape.with(axis, 1)),
  );
  if (!alike) {
    throw call.refusal(
      say`it joins ${parts.map(({ shape }) => shapeText(shape))}, which do not fit`,
    );
  }
  const lengths = parts.map((part) => plainShape(call, part)[axis] as number);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shape = first.shape.with(axis, total);
  const count = checkedCount(call, shape);
  const inner = countOf(first.shape.slice(axis + 1)) ?? 1;
  const rows = total * inner === 0 ? 0 : count / (total * inner);
  const blocks = parts.map((part, index) => ({
    values: valuesOf(call, part),
    length: (lengths[index] as number) * inner,
  }));
  if (!isFractional(first)) {
    const entries = Array.from({ length: rows }, (_, row) =>
      blocks.flatMap(({ values, length }) =>
        (values as WholeNumbers).slice(row * length, (row + 1) * length),
      ),
    );
    return madeOf(first, shape, entries.flat());
  }
  const isNarrow = blocks.every(({ values }) => values instanceof Float32Array);
  const joined = isNarrow ? new Float32Array(count) : new Float64Array(count);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (const { values, length } of blocks) {
      joined.set((values as Fractions).subarray(row * length, (row + 1) * length), at);
      at += length;
    }
  }
  return madeOf(first, shape, joined);
};
