import { say } from '../../../../contract/sentence.ts';
import { BATCH, newAxis, shapeOf, sizeOf, type Activation, type Axis } from '../activation.ts';
import { inOwnOrder } from '../arrange.ts';
import { isFractional } from '../constant.ts';
import { shapeText } from '../dims.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { sliceRange, type SliceRange } from '../slices.ts';
import { padded } from '../spatial.ts';

/** Starts, ends and so on are attributes before version 10, and inputs since. */
export const slice: Converter = (call) => {
  const value = call.activation(0);
  const list = (name: string, index: number): readonly number[] | undefined => {
    if (call.opset < 10) return call.attributes.ints(name);
    return call.has(index) ? call.integers(index) : undefined;
  };
  const starts = list('starts', 1) ?? [];
  const ends = list('ends', 2) ?? [];
  const axes = list('axes', 3) ?? starts.map((_, axis) => axis);
  const steps = call.opset < 10 ? starts.map(() => 1) : (list('steps', 4) ?? starts.map(() => 1));
  const rank = value.axes.length;
  return axes.reduce<Activation>((sliced, given, index) => {
    const axis = call.axis(given, rank);
    const own = sliced.axes[axis] ?? [];
    const [start = 0, end = 0, step = 1] = [starts[index], ends[index], steps[index]];
    if (own.includes(BATCH)) {
      const isWhole = start === 0 && step === 1 && end >= 2 ** 31 - 1;
      if (isWhole) return sliced;
      throw call.refusal(say`it cuts the batch`);
    }
    return cut(call, sliced, axis, sliceRange(sizeOf(own), start, end, step));
  }, value);
};

/** Several slices one behind the other. */
export const split: Converter = (call) => {
  const value = call.activation(0);
  const axis = call.axis(call.attributes.int('axis', 0), value.axes.length);
  const own = value.axes[axis] ?? [];
  if (own.includes(BATCH)) throw call.refusal(say`it cuts the batch`);
  const count = call.node.outputs.length;
  const even = Math.ceil(sizeOf(own) / call.attributes.int('num_outputs', count));
  const given =
    call.opset < 13 ? call.attributes.ints('split') : call.has(1) ? call.integers(1) : undefined;
  const sizes =
    given ??
    Array.from({ length: count }, (_, index) => Math.min(even, sizeOf(own) - index * even));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.some((size) => size < 1) || total !== sizeOf(own) || sizes.length !== count) {
    throw call.refusal(say`it splits ${sizeOf(own)} entries into [${[...sizes]}]`);
  }
  let start = 0;
  return sizes.map((size, index) => {
    const range = { start, step: 1, count: size };
    start += size;
    return call.usesOfOutput(index) === 0 ? undefined : cut(call, value, axis, range);
  });
};

/** One index of an axis, which goes. */
export const gather: Converter = (call) => {
  const data = call.value(0);
  if (data.kind === 'constant') {
    throw call.refusal(
      say`it looks up a table by what it is given, as an embedding does, and no such network is taken`,
    );
  }
  const indices = call.constant(1);
  const axis = call.axis(call.attributes.int('axis', 0), data.axes.length);
  const own = data.axes[axis] ?? [];
  const chosen = isFractional(indices) ? [] : call.integers(1);
  const [index, ...others] = chosen;
  if (index === undefined || others.length > 0 || own.includes(BATCH)) {
    throw call.refusal(say`it picks ${chosen.length} entries of axis ${axis}, where one is taken`);
  }
  const start = call.axis(index, sizeOf(own));
  const one = cut(call, data, axis, { start, step: 1, count: 1 });
  const axes = indices.shape.map((): Axis => []);
  return { ...one, axes: one.axes.toSpliced(axis, 1, ...axes) };
};

/** A part of one axis of the original, at equal distances. */
function cut(
  call: NodeCall,
  value: Activation,
  axis: number,
  { start, step, count }: SliceRange,
): Activation {
  const own = value.axes[axis] ?? [];
  const length = sizeOf(own);
  if (count === length && step === 1) return value;
  if (count < 1 || step < 1 || own.some(({ order }) => order !== undefined)) {
    throw call.refusal(
      say`it takes ${count} of ${length} entries of axis ${axis}, by steps of ${step}`,
    );
  }
  if (count === 1) return single(call, value, axis, start);
  const around = apart(call, value, own);
  const behind = length - (start + (count - 1) * step + 1);
  const cropped = newAxis((count - 1) * step + 1);
  const name = call.name();
  const before = around.layout.slice(0, 2);
  const rest = around.layout.slice(3);
  const crop = {
    name: `${name}.crop`,
    className: 'Cropping2D',
    config: {
      cropping: [
        [0, 0],
        [start, behind],
      ],
      data_format: 'channels_last',
    },
  };
  const inside =
    start + behind === 0
      ? around
      : { ...around, ...call.layer(crop, [around], [...before, cropped, ...rest]) };
  const kept = newAxis(count);
  const strides = {
    name: `${name}.steps`,
    className: 'MaxPooling2D',
    config: {
      pool_size: [1, 1],
      strides: [1, step],
      padding: 'valid',
      data_format: 'channels_last',
    },
  };
  const layout = [...before, step === 1 ? cropped : kept, ...rest];
  const stepped = step === 1 ? inside : { ...inside, ...call.layer(strides, [inside], layout) };
  return { ...stepped, axes: value.axes.with(axis, step === 1 ? cropped : kept) };
}

/** As `[batch, what stands before, the axis, what stands behind]`. */
function apart(call: NodeCall, value: Activation, own: Axis): Activation {
  const flat = value.layout.flat().filter((atom) => atom !== BATCH);
  const first = flat.findIndex((atom) => own.includes(atom));
  const before = flat.slice(0, first).filter((atom) => !own.includes(atom));
  const behind = flat.slice(first).filter((atom) => !own.includes(atom));
  return call.arrange(value, [[BATCH], before, own, behind]);
}

function single(call: NodeCall, value: Activation, axis: number, index: number): Activation {
  const own = value.axes[axis] ?? [];
  const rest = value.layout.flat().filter((atom) => atom !== BATCH && !own.includes(atom));
  const steps = call.arrange(value, [[BATCH], own, rest]);
  const fromEnd = index === sizeOf(own) - 1 ? -1 : index;
  const layer = { className: 'TimeStep', config: { index: fromEnd } };
  const layout = [[BATCH], rest];
  return { ...steps, ...call.layer(layer, [steps], layout), axes: value.axes.with(axis, []) };
}

/** Constants around at most two axes. */
export const pad: Converter = (call) => {
  const value = call.activation(0);
  const rank = value.axes.length;
  const mode = call.attributes.text('mode', 'constant');
  if (mode !== 'constant') throw call.refusal(say`its attribute mode=${mode} is not constant`);
  const { pads, filling } = paddingOf(call, rank);
  const padding = value.axes.map((_, axis) => [pads[axis] ?? 0, pads[axis + rank] ?? 0] as const);
  const longer = padding.flatMap(([before, behind], axis) => (before || behind ? [axis] : []));
  const wrong = padding.some(([before, behind]) => before < 0 || behind < 0);
  const touchesBatch = longer.some((axis) => value.axes[axis]?.includes(BATCH));
  if (wrong || touchesBatch || longer.length > 2 || pads.length !== 2 * rank) {
    throw call.refusal(
      say`its pads=[${[...pads]}] of ${shapeText(shapeOf(value))} are negative, or around the batch, or
        around more than two axes`,
    );
  }
  if (longer.length === 0) return value;
  return surround(call, value, longer, padding, filling);
};

function paddingOf(call: NodeCall, rank: number): { pads: readonly number[]; filling: number } {
  const { attributes } = call;
  if (call.opset < 11) {
    return { pads: attributes.ints('pads') ?? [], filling: attributes.float('value', 0) };
  }
  const filling = call.has(2) ? call.scalar(2) : 0;
  const given = call.integers(1);
  if (!call.has(3)) return { pads: given, filling };
  const axes = call.integers(3).map((axis) => call.axis(axis, rank));
  const pads = Array<number>(2 * rank).fill(0);
  axes.forEach((axis, index) => {
    pads[axis] = given[index] ?? 0;
    pads[axis + rank] = given[index + axes.length] ?? 0;
  });
  return { pads, filling };
}

function surround(
  call: NodeCall,
  value: Activation,
  longer: readonly number[],
  padding: readonly (readonly [number, number])[],
  filling: number,
): Activation {
  if (!Number.isFinite(filling)) throw call.refusal(say`it pads with ${filling}`);
  const own = longer.map((axis) => value.axes[axis] ?? []);
  if (own.flat().some(({ order }) => order !== undefined)) {
    throw call.refusal(say`the entries that it pads do not lie in their order`);
  }
  const [first = [], second] = own;
  const rest = inOwnOrder(
    value,
    value.layout.flat().filter((atom) => atom !== BATCH && !own.flat().includes(atom)),
  );
  const [one, other] = longer.map((axis) => padding[axis] as readonly [number, number]);
  if (second === undefined) {
    const around = apart(call, value, first);
    const result = padded(call, around, [[0, 0], one as readonly [number, number]], filling);
    return { ...result, axes: value.axes.with(longer[0] as number, result.layout[2] ?? []) };
  }
  const image = call.arrange(value, [[BATCH], first, second, rest]);
  const result = padded(
    call,
    image,
    [one as readonly [number, number], other as readonly [number, number]],
    filling,
  );
  return {
    ...result,
    axes: value.axes
      .with(longer[0] as number, result.layout[1] ?? [])
      .with(longer[1] as number, result.layout[2] ?? []),
  };
}
