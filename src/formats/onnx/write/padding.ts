import { numberIn, requireChannelsLast, type Call, type LayerWriter } from './call.ts';
import { text } from './messages.ts';
import { amountsIn } from './pooling.ts';
import { channelsFirst, type Padding, type Value } from './value.ts';

/** The same amount everywhere, or for each axis, or before and behind each. */
type Amounts = number | readonly (number | readonly [number, number])[];

function amountsOf(setting: unknown): Padding['amounts'] {
  const amounts = setting as Amounts;
  const each = typeof amounts === 'number' ? [amounts, amounts] : amounts;
  return each.map((one) => (typeof one === 'number' ? [one, one] : one));
}

export const zeroPadding2D: LayerWriter = (call) => {
  requireChannelsLast(call);
  return padded(call, amountsOf(call.config['padding'] ?? 1), 0);
};

/** A constant around a map; the lowest number stands for minus infinity, which JSON does not have. */
export const constantPadding =
  (axes: number): LayerWriter =>
  (call) =>
    padded(call, amountsIn(call, axes), numberIn(call, 'value', 0));

/** What reads it takes the padding upon itself, or has it written. */
function padded(call: Call, amounts: Padding['amounts'], value: number): Value {
  const input = call.graph.settled(call.input);
  const shape = input.shape.map((size, axis) => {
    const [before, behind] = amounts[axis] ?? [0, 0];
    return size + before + behind;
  });
  return { ...input, shape, padding: { layer: call.name, amounts, value } };
}

export const cropping2D: LayerWriter = (call) => {
  requireChannelsLast(call);
  const { graph, input, name } = call;
  const amounts = amountsOf(call.config['cropping'] ?? 0);
  const ends = amounts.map(([, behind], axis) => (input.shape[axis] as number) - behind);
  const inputs = [
    input.name,
    graph.ints(
      `${name}/starts`,
      amounts.map(([before]) => before),
    ),
    graph.ints(`${name}/ends`, ends),
    graph.ints(
      `${name}/axes`,
      amounts.map((_, axis) => input.order.indexOf(axis + 1)),
    ),
  ];
  const shape = input.shape.map((size, axis) => (ends[axis] ?? size) - (amounts[axis]?.[0] ?? 0));
  return { ...input, shape, name: graph.add({ op: 'Slice', inputs, name }) };
};

/** Each entry again and again, or what lies between, as TensorFlow finds it. */
export const upSampling2D: LayerWriter = (call) => {
  requireChannelsLast(call);
  const { graph, input, name, config } = call;
  const size = (config['size'] as number[] | undefined) ?? [2, 2];
  const [first = 2, second = 2] = size;
  const value = graph.inOrder(input, channelsFirst(3));
  const scales = Float32Array.of(1, 1, first, second);
  const isLinear = config['interpolation'] === 'bilinear';
  const attributes = {
    mode: text(isLinear ? 'linear' : 'nearest'),
    coordinate_transformation_mode: text('asymmetric'),
    ...(!isLinear && { nearest_mode: text('floor') }),
  };
  const inputs = [value.name, '', graph.floats(`${name}/scales`, [4], scales)];
  const [height, width, channels] = input.shape as [number, number, number];
  return {
    name: graph.add({ op: 'Resize', inputs, attributes, name }),
    shape: [height * first, width * second, channels],
    order: value.order,
  };
};
