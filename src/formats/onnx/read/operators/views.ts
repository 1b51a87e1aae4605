import { say } from '../../../../contract/sentence.ts';
import {
  dimOf,
  isBatchAxis,
  shapeOf,
  sizeOf,
  BATCH,
  type Activation,
  type Axis,
} from '../activation.ts';
import { wholeNumbers } from '../constant.ts';
import { isBatch, plain, shapeText, type Dim } from '../dims.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { asOneAxis, reshapeAxes, resolveShape } from '../reshape.ts';

/** What only says how axes lie costs no layer, until one needs them otherwise. */

export const flatten: Converter = (call) => {
  const value = call.activation(0);
  const rank = value.axes.length;
  const axis = call.attributes.int('axis', 1);
  const first = axis === rank ? rank : call.axis(axis, rank);
  return { ...value, axes: [value.axes.slice(0, first).flat(), value.axes.slice(first).flat()] };
};

export const reshape: Converter = (call) => {
  const value = call.activation(0);
  const asked = call.dims(1);
  const zeroIsSize = call.attributes.int('allowzero', 0) === 1;
  const target = resolveShape(asked, value, zeroIsSize, call.fixedBatch);
  const found = target && reshapedTo(call, value, target);
  if (found) return found;
  throw call.refusal(
    say`it reshapes ${shapeText(shapeOf(value))} to ${shapeText(asked)} (N is the batch size), which does
      not leave each example by itself`,
  );
};

function reshapedTo(
  call: NodeCall,
  value: Activation,
  target: readonly Dim[],
): Activation | undefined {
  const direct = reshapeAxes(value, target, call.fixedBatch);
  if (direct) return direct;
  const flat = asOneAxis(value, (one, wanted) => call.arrange(one, wanted));
  return flat && reshapeAxes(flat, target, call.fixedBatch);
}

export const transpose: Converter = (call) => {
  const value = call.activation(0);
  const rank = value.axes.length;
  const order = call.attributes.ints('perm') ?? value.axes.map((_, axis) => rank - 1 - axis);
  const sorted = order.toSorted((one, other) => one - other);
  if (order.length !== rank || sorted.some((axis, index) => axis !== index)) {
    throw call.refusal(say`its attribute perm=[${[...order]}] is no order of ${rank} axes`);
  }
  return { ...value, axes: order.map((axis) => value.axes[axis] ?? []) };
};

/** Axes are an attribute before version 13, and an input since. */
function axesOf(call: NodeCall): readonly number[] | undefined {
  if (call.opset < 13) return call.attributes.ints('axes');
  return call.has(1) ? call.integers(1) : undefined;
}

export const squeeze: Converter = (call) => {
  const value = call.activation(0);
  const rank = value.axes.length;
  const given = axesOf(call)?.map((axis) => call.axis(axis, rank));
  if (given === undefined && call.fixedBatch === 1) {
    throw call.refusal(
      say`it takes away all axes of size 1, the batch among them: export with another batch size, or name
        the axes`,
    );
  }
  const isGone = (axis: Axis, index: number): boolean =>
    given ? given.includes(index) : axis.length === 0;
  const wrong = value.axes.findIndex((axis, index) => isGone(axis, index) && axis.length > 0);
  if (wrong !== -1) {
    throw call.refusal(
      say`it takes away axis ${wrong} of ${shapeText(shapeOf(value))}, which is not of size 1`,
    );
  }
  return { ...value, axes: value.axes.filter((axis, index) => !isGone(axis, index)) };
};

export const unsqueeze: Converter = (call) => {
  const value = call.activation(0);
  const given = axesOf(call) ?? [];
  const rank = value.axes.length + given.length;
  const added = new Set(given.map((axis) => call.axis(axis, rank)));
  const rest = [...value.axes];
  const axes = Array.from({ length: rank }, (_, axis): Axis =>
    added.has(axis) ? [] : (rest.shift() ?? []),
  );
  if (added.size === given.length) return { ...value, axes };
  throw call.refusal(say`it adds one of the axes [${[...given]}] twice`);
};

/** Costs no layer: what is spread is so by who reads it, or cannot be taken. */
export const expand: Converter = (call) => {
  const value = call.activation(0);
  const target = call.dims(1);
  const rank = Math.max(target.length, value.axes.length);
  const axes = [...Array<Axis>(rank - value.axes.length).fill([]), ...value.axes];
  const changed = axes.map((axis, index): Dim | undefined => {
    const dim = target[index + target.length - rank] ?? 1;
    if (dim === 1) return undefined;
    if (isBatchAxis(axis)) {
      const isSame = isBatch(dim) ? dim.batch === 1 : dim === call.fixedBatch;
      return isSame ? undefined : dim;
    }
    return axis.includes(BATCH) || plain(dim) !== sizeOf(axis) ? dim : undefined;
  });
  if (changed.every((dim) => dim === undefined)) return { ...value, axes };
  const refusal = call.refusal(
    say`it spreads ${shapeText(shapeOf(value))} over ${shapeText(target)} (N is the batch size), for which
      there is no layer`,
  );
  if (axes.some((axis, index) => changed[index] !== undefined && axis.length > 0)) throw refusal;
  const shape = axes.map((axis, index) => changed[index] ?? dimOf(axis));
  return { kind: 'spread', value: { ...value, axes }, shape, refusal };
};

/** Sizes are known, but for that of the batch. */
export const shape: Converter = (call) => {
  const dims = call.activation(0).axes.map(dimOf);
  const at = (place: number) =>
    Math.min(Math.max(place < 0 ? place + dims.length : place, 0), dims.length);
  const start = at(call.attributes.int('start', 0));
  const end = at(call.attributes.int('end', dims.length));
  const part = dims.slice(start, end);
  return wholeNumbers(part, [part.length]);
};

export const size: Converter = (call) => {
  return wholeNumbers([{ batch: sizeOf(call.activation(0).axes.flat()) }], []);
};
