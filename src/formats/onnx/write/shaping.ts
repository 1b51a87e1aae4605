import { TensorProto_DataType as DataType } from 'onnx-buf';
import { say } from '../../../contract/sentence.ts';
import { cannotWrite, numberIn, requireChannelsLast, type LayerWriter } from './call.ts';
import { int } from './messages.ts';
import {
  channelsFirst,
  channelsLast,
  flattenedEntries,
  product,
  sameInMemory,
  sameOrder,
  type Value,
} from './value.ts';

/** What only matters in training, or is nothing. */
export const nothing: LayerWriter = ({ input }) => input;

/** Position after position, as they lie in the file: what reads them takes them in that order. */
export const flatten: LayerWriter = (call) => {
  const { graph, input, name } = call;
  requireChannelsLast(call);
  const rank = input.shape.length;
  if (rank === 1) return input;
  const value = input.order[0] === 0 ? input : graph.inOrder(input, channelsLast(rank));
  const output = graph.add({
    op: 'Flatten',
    inputs: [value.name],
    attributes: { axis: int(1) },
    name,
  });
  const length = product(value.shape);
  return { name: output, shape: [length], order: [0, 1], entries: flattenedEntries(value) };
};

/** The same entries in another shape, position after position as they are here. */
export const reshape: LayerWriter = (call) => {
  const { graph, input, name, config } = call;
  const shape = wholeShape(config['target_shape'] as (number | null)[], product(input.shape));
  if (sameOrder(shape, input.shape)) return input;
  if (shape.length === 1) return flatten(call);
  const last = channelsLast(input.shape.length);
  const value = input.entries
    ? graph.plain(input)
    : sameInMemory(input.shape, input.order, last) && input.order[0] === 0
      ? input
      : graph.inOrder(input, last);
  return graph.reshaped(value, shape, bestOrder(shape), name);
};

/** Channels first where that is the same, as what reads a map will want it. */
function bestOrder(shape: readonly number[]): number[] {
  const rank = shape.length;
  const [last, first] = [channelsLast(rank), channelsFirst(rank)];
  return rank === 3 && sameInMemory(shape, last, first) ? first : last;
}

/** With the size that is left open, if one is. */
function wholeShape(target: readonly (number | null)[], length: number): number[] {
  const known = target.map((size) => (size === null || size < 0 ? 0 : size));
  const others = product(known.filter((size) => size > 0));
  return known.map((size) => (size === 0 ? length / others : size));
}

/** Another order of the axes: in the file they stay where they are. */
export const permute: LayerWriter = ({ config, input }) => {
  const dims = config['dims'] as number[];
  const shape = dims.map((axis) => input.shape[axis - 1] as number);
  const order = input.order.map((axis) => (axis === 0 ? 0 : dims.indexOf(axis) + 1));
  return { ...input, shape, order };
};

/** An example for each of some steps. */
export const repeatVector: LayerWriter = (call) => {
  const { graph, name } = call;
  const value = graph.plain(call.input);
  const times = numberIn(call, 'n', 1);
  const [length] = value.shape as [number];
  const axis = [value.name, graph.ints(`${name}/axes`, [1])];
  const unfolded = graph.add({ op: 'Unsqueeze', inputs: axis, name: `${name}/unfold` });
  const inputs = [unfolded, graph.ints(`${name}/shape`, [1, times, length])];
  const output = graph.add({ op: 'Expand', inputs, name });
  return { name: output, shape: [times, length], order: [0, 1, 2] };
};

/** Of `[steps, features]` one step, from the end where its number is negative. */
export const timeStep: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const at = graph.ints(`${name}/index`, [numberIn(call, 'index', -1)], false);
  const attributes = { axis: int(input.order.indexOf(1)) };
  const output = graph.add({ op: 'Gather', inputs: [input.name, at], attributes, name });
  const rest = input.order.filter((axis) => axis !== 1);
  const value: Value = {
    name: output,
    shape: input.shape.slice(1),
    order: rest.map((axis) => (axis === 0 ? 0 : axis - 1)),
  };
  return graph.inOrder(value, channelsLast(value.shape.length));
};

/** For each whole number of the input a row of `embeddings` `[numbers, features]`. */
export const embedding: LayerWriter = (call) => {
  const { graph, name, config } = call;
  if (config['mask_zero'] === true) throw cannotWrite(call, say`it masks zeros`);
  const { shape, values } = call.get('embeddings');
  const input = graph.plain(call.input);
  const attributes = { to: int(DataType.INT64) };
  const whole = graph.add({ op: 'Cast', inputs: [input.name], attributes, name: `${name}/cast` });
  const inputs = [graph.floats(`${name}/embeddings`, shape, values), whole];
  const given = [...input.shape, shape[1] as number];
  const output = graph.add({ op: 'Gather', inputs, attributes: { axis: int(0) }, name });
  return { name: output, shape: given, order: channelsLast(given.length) };
};
