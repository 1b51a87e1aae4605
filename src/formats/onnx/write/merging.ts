import { cannotWrite, numberIn, type Call, type LayerWriter } from './call.ts';
import { int } from './messages.ts';
import { say } from '../../../contract/sentence.ts';
import { channelsLast, sameEntries, sameInMemory, type Value } from './value.ts';

/** Entry by entry; what is shorter is spread over the others. */
export const elementwise =
  (op: string, many: string): LayerWriter =>
  (call) => {
    const { graph, name } = call;
    const { aligned, shape } = spread(call);
    const inputs = aligned.map((value) => value.name);
    const output = graph.add({ op: inputs.length > 2 ? many : op, inputs, name });
    const [{ order, entries }] = aligned as [Value];
    return { name: output, shape, order, entries };
  };

/** ONNX multiplies two at a time. */
export const multiply: LayerWriter = (call) => {
  const { graph, name } = call;
  const { aligned, shape } = spread(call);
  const [first, ...others] = aligned as [Value, ...Value[]];
  const output = others.reduce(
    (reached, { name: factor }) => graph.add({ op: 'Mul', inputs: [reached, factor], name }),
    first.name,
  );
  return { name: output, shape, order: first.order, entries: first.entries };
};

/** Behind one another along an axis. */
export const concatenate: LayerWriter = (call) => {
  const { graph, name } = call;
  const rank = call.input.shape.length;
  const axis = numberIn(call, 'axis', -1);
  const ours = axis < 0 ? axis + rank + 1 : axis;
  if (ours === 0) throw cannotWrite(call, say`it joins the examples of a batch`);
  const aligned = call.inputs.map((value) => graph.inOrder(value, call.input.order));
  const attributes = { axis: int(call.input.order.indexOf(ours)) };
  const inputs = aligned.map((value) => value.name);
  const lengths = aligned.map((value) => value.shape[ours - 1] as number);
  const shape = call.input.shape.with(
    ours - 1,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  return {
    name: graph.add({ op: 'Concat', inputs, attributes, name }),
    shape,
    order: call.input.order,
    entries: joinedEntries(aligned),
  };
};

/** Of flattened maps, each within what has become its part of the whole. */
function joinedEntries(values: readonly Value[]): Int32Array | undefined {
  if (values.every(({ entries }) => entries === undefined)) return undefined;
  let offset = 0;
  const all = values.flatMap(({ entries, shape: [length = 0] }) => {
    const own = Array.from({ length }, (_, at) => offset + (entries?.[at] ?? at));
    offset += length;
    return own;
  });
  return Int32Array.from(all);
}

/**
 * The inputs with equally many axes in one order. As tfjs has it, the axes that one lacks come right
 * behind the batch: a figure for each channel is spread over a whole map.
 */
function spread({ graph, name, inputs }: Call): { aligned: Value[]; shape: number[] } {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  const whole = inputs.find(({ shape }) => shape.length === rank) as Value;
  const alike = inputs.every((value) => sameEntries(value, whole));
  const aligned = inputs.map((input) => {
    const value = alike ? input : graph.plain(input);
    if (value.shape.length === rank) return graph.inOrder(value, alike ? whole.order : orderOf());
    return unfolded(value);
  });
  const sizes = aligned.map(({ shape }) => shape);
  const shape = whole.shape.map((_, axis) =>
    Math.max(...sizes.map((size) => size[axis] as number)),
  );
  return { aligned, shape };

  function orderOf(): readonly number[] {
    return whole.entries ? channelsLast(rank) : whole.order;
  }

  function unfolded(value: Value): Value {
    const missing = rank - value.shape.length;
    const shape = [...new Array<number>(missing).fill(1), ...value.shape];
    const order = [
      0,
      ...channelsLast(missing).slice(1),
      ...value.order.slice(1).map((axis) => axis + missing),
    ];
    const fits = value.order[0] === 0 && sameInMemory(shape, order, whole.order);
    const ready = fits ? value : graph.inOrder(value, channelsLast(value.shape.length));
    const reached = graph.reshaped(
      ready,
      shape,
      fits ? whole.order : channelsLast(rank),
      `${name}/unfold`,
    );
    return graph.inOrder(reached, whole.order);
  }
}
