import type { Call, LayerWriter } from './call.ts';
import { sizesIn, requireChannelsLast } from './call.ts';
import { int, ints, text, type Attribute } from './messages.ts';
import { channelsFirst, type Padding, type Value } from './value.ts';
import { windowsOf } from './windows.ts';

type Attributes = Readonly<Record<string, Attribute>>;

/**
 * The largest of each window; what is put around a map never is, but where a layer of its own has put
 * it there. That has to be said twice: ONNX Runtime up to 1.30 takes such a layer for padding of this
 * operator, unless the operator names its padding.
 */
export const maxPooling =
  (axes: number): LayerWriter =>
  (call) =>
    pooled(call, 'MaxPool', axes, (input) =>
      call.graph.isPadded(input) && call.config['padding'] !== 'same'
        ? { auto_pad: text('VALID') }
        : {},
    );

/** The mean of each window: of what a layer before put around the map too, and not of its own padding. */
export const averagePooling =
  (axes: number): LayerWriter =>
  (call) =>
    pooled(call, 'AveragePool', axes, ({ padding }) =>
      padding ? { count_include_pad: int(1) } : {},
    );

/** The mean of what of a map is in each window: `padding` as numbers, `[[before, behind], ...]`. */
export const meanPooling =
  (axes: number): LayerWriter =>
  (call) =>
    pooled(call, 'AveragePool', axes, () => ({}), amountsIn(call, axes));

/** In one dimension `[before, behind]` itself. */
export function amountsIn({ config }: Call, axes: number): Padding['amounts'] {
  const amounts = config['padding'] as number[] | number[][];
  return (axes === 1 ? [amounts] : amounts) as unknown as Padding['amounts'];
}

function pooled(
  call: Call,
  op: string,
  axes: number,
  others: (input: Value) => Attributes,
  own?: Padding['amounts'],
): Value {
  const { graph, input, name } = call;
  const sizes = sizesIn(call, 'pool_size', axes, 2);
  const strides = call.config['strides'] ? sizesIn(call, 'strides', axes) : sizes;
  const windows = windowsOf(call, input, { sizes, strides }, own);
  const order = channelsFirst(axes + 1);
  const value = graph.inOrder({ ...input, padding: undefined }, order);
  const attributes = { kernel_shape: ints(sizes), ...windows.attributes, ...others(input) };
  const output = graph.add({ op, inputs: [value.name], attributes, name });
  return { name: output, shape: [...windows.places, input.shape.at(-1) as number], order };
}

/** One figure of each channel. */
export const globalPooling =
  (op: 'GlobalAveragePool' | 'GlobalMaxPool'): LayerWriter =>
  (call) => {
    requireChannelsLast(call);
    const { graph, input, name } = call;
    const value = graph.inOrder(input, channelsFirst(input.shape.length));
    const figures = graph.add({ op, inputs: [value.name], name });
    const flat = graph.add({
      op: 'Flatten',
      inputs: [figures],
      attributes: { axis: int(1) },
      name: `${name}/flatten`,
    });
    return { name: flat, shape: input.shape.slice(-1), order: [0, 1] };
  };
