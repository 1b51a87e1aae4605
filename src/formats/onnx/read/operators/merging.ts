import { say } from '../../../../contract/sentence.ts';
import {
  BATCH,
  dimOf,
  newAxis,
  orderOf,
  sameAtoms,
  sameAxis,
  sizeOf,
  type Activation,
  type Axis,
} from '../activation.ts';
import { aligned } from '../align.ts';
import { MAX_JOINED } from '../bounds.ts';
import { shapeText } from '../dims.ts';
import type { Converter, NodeCall } from '../node-call.ts';

/**
 * One layer over values that are all computed from the network's input, each spread over those axes in
 * which it has size 1.
 */
export function merge(
  call: NodeCall,
  className: string,
  values: readonly Activation[],
): Activation {
  const [first, ...others] = values;
  if (first === undefined) throw call.refusal(say`it has no inputs`);
  checkJoined(call);
  if (others.length === 0) return first;
  const { parts, layout, axes } = aligned(call, values);
  return { kind: 'activation', ...call.layer({ className }, apartFrom(call, parts), layout), axes };
}

/** The values side by side along one axis. */
export const concat: Converter = (call) => {
  checkJoined(call);
  const inputs = Array.from({ length: call.inputCount }, (_, index) => call.activation(index));
  const [first, ...others] = inputs as [Activation];
  const axis = call.axis(call.attributes.int('axis', 1), first.axes.length);
  if (others.length === 0) return first;
  if (inputs.some((value) => value.axes.length !== first.axes.length)) {
    throw call.refusal(
      say`it joins ${inputs.map((value) => shapeText(value.axes.map(dimOf)))}, which do not fit`,
    );
  }
  if (first.axes[axis]?.includes(BATCH)) throw call.refusal(say`it goes over the batch`);
  return concatenated(call, inputs, axis);
};

function checkJoined(call: NodeCall): void {
  if (call.inputCount <= MAX_JOINED) return;
  throw call.refusal(
    say`it takes ${call.inputCount} values together, and up to ${MAX_JOINED} are taken`,
  );
}

/** Stands for the axis that is joined, which may be another in each value, while they are laid out. */
const JOINED: Axis = [{ size: 1 }];

function concatenated(call: NodeCall, inputs: readonly Activation[], axis: number): Activation {
  const joined = inputs.map((value) => value.axes[axis] ?? []);
  const apart = inputs.map((value, index) => withAxisApart(call, value, joined[index] ?? []));
  const places = apart.map(({ layout }, index) => placeOf(layout, joined[index] ?? []));
  const own = apart.map(({ layout }, index) => layout[places[index] as number] ?? []);
  const marked = apart.map((value, index) => ({
    ...value,
    layout: value.layout.with(places[index] as number, JOINED),
    axes: value.axes.with(axis, JOINED),
  }));
  const { parts, layout, axes } = aligned(call, marked, (value, wanted, index) => {
    const unmarked = (list: readonly Axis[]) =>
      list.map((one) => (sameAxis(one, JOINED) ? (own[index] ?? []) : one));
    return call.arrange(
      { ...value, layout: unmarked(value.layout), axes: unmarked(value.axes) },
      unmarked(wanted),
    );
  });
  const order = joinedOrder(own, joined);
  const long = newAxis(sumOf(joined.map(sizeOf)), order);
  const place = layout.findIndex((one) => sameAxis(one, JOINED));
  const layer = { className: 'Concatenate', config: { axis: place } };
  return {
    kind: 'activation',
    ...call.layer(layer, apartFrom(call, parts), layout.with(place, long)),
    axes: axes.with(axis, long),
  };
}

/** The value with nothing else on the axis of the layout that is joined. */
function withAxisApart(call: NodeCall, value: Activation, joined: Axis): Activation {
  if (joined.length === 0) {
    const isThere = value.layout.slice(1).some((axis) => axis.length === 0);
    return isThere ? value : call.arrange(value, [...value.layout, []]);
  }
  const isThere = value.layout.some((axis) => sameAtoms(axis, joined));
  return isThere ? value : call.withUnitsLast(value, joined);
}

function placeOf(layout: readonly Axis[], joined: Axis): number {
  return layout.findLastIndex((axis) => sameAtoms(axis, joined));
}

/** Where the entries of the joined axis stand in the original; null where in the same order. */
function joinedOrder(own: readonly Axis[], joined: readonly Axis[]): Int32Array | null {
  const orders = own.map((axis, index) => orderOf(axis, joined[index] ?? []));
  if (orders.every((order) => order === null)) return null;
  const sizes = joined.map(sizeOf);
  return Int32Array.from(
    sizes.flatMap((size, index) => {
      const offset = sumOf(sizes.slice(0, index));
      return Array.from({ length: size }, (_, at) => offset + (orders[index]?.[at] ?? at));
    }),
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** tfjs forgets what a layer reads twice before it has read it: the second time it is a copy. */
function apartFrom(call: NodeCall, parts: readonly Activation[]): Activation[] {
  return parts.map((part, index) => {
    const isAgain = parts.slice(0, index).some(({ from }) => from === part.from);
    if (!isAgain) return part;
    const name = `${call.name()}.copy`;
    const layer = { name, className: 'Activation', config: { activation: 'linear' } };
    return { ...part, ...call.layer(layer, [part], part.layout) };
  });
}
