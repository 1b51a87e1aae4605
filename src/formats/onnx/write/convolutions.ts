import { activated } from './activations.ts';
import { say } from '../../../contract/sentence.ts';
import { cannotWrite, requireChannelsLast, type Call, type LayerWriter } from './call.ts';
import { int, ints } from './messages.ts';
import { permuted } from './permuted.ts';
import { channelsFirst, type Value } from './value.ts';
import { windowShape, windowsOf, type WindowShape } from './windows.ts';

/** In one dimension `kernel` `[k, in, out]`, in two `[h, w, in, out]`: ONNX has out, in and then sides. */
export const convolution: LayerWriter = (call) => {
  const { shape, values } = call.get('kernel');
  const [sides, channels, filters] = sidesOf(shape);
  const axes = [sides.length + 1, sides.length, ...sides.keys()];
  return activated(
    call,
    convolved(call, call.input, {
      part: call.name,
      kernel: { shape: [filters, channels, ...sides], values: permuted(values, shape, axes) },
      windows: windowShape(call, sides),
      groups: 1,
      bias: call.find('bias')?.values,
    }),
  );
};

/**
 * The way back through a convolution: `kernel` `[h, w, out, in]`. ONNX takes away from the edges what
 * tfjs never makes, and adds zeros at the end where strides are longer than the kernel.
 */
export const transposedConvolution: LayerWriter = (call) => {
  requireChannelsLast(call);
  const { graph, name, config } = call;
  const { shape, values } = call.get('kernel');
  const [sides, filters, channels] = sidesOf(shape);
  const { strides, dilations } = windowShape(call, sides);
  if (dilations?.some((dilation) => dilation > 1)) throw cannotWrite(call, say`it is dilated`);
  const value = graph.inOrder(call.input, channelsFirst(sides.length + 1));
  const over = sides.map((side, axis) => side - (strides[axis] as number));
  const cut = over.map((extent) => (config['padding'] === 'same' ? Math.max(extent, 0) : 0));
  const attributes = {
    kernel_shape: ints(sides),
    strides: ints(strides),
    pads: ints([...cut.map((all) => Math.floor(all / 2)), ...cut.map((all) => Math.ceil(all / 2))]),
    output_padding: ints(over.map((extent) => Math.max(-extent, 0))),
  };
  const kernel = permuted(values, shape, [3, 2, 0, 1]);
  const bias = call.find('bias');
  const inputs = [
    value.name,
    graph.floats(`${name}/kernel`, [channels, filters, ...sides], kernel),
    ...(bias ? [graph.floats(`${name}/bias`, [filters], bias.values)] : []),
  ];
  const output = graph.add({ op: 'ConvTranspose', inputs, attributes, name });
  const places = sides.map((side, axis) => {
    const stride = strides[axis] as number;
    const whole = ((call.input.shape[axis] as number) - 1) * stride + Math.max(side, stride);
    return whole - (cut[axis] as number);
  });
  return activated(call, { name: output, shape: [...places, filters], order: value.order });
};

/** Each channel by itself: `depthwise_kernel` `[h, w, in, multiplier]`. */
export const depthwiseConvolution: LayerWriter = (call) =>
  activated(call, depthwise(call, call.name, call.find('bias')?.values));

/** A depthwise convolution, and behind it one of 1x1 with `pointwise_kernel` `[1, 1, in, out]`. */
export const separableConvolution: LayerWriter = (call) => {
  const channelwise = depthwise(call, `${call.name}/depthwise`, undefined);
  const { shape, values } = call.get('pointwise_kernel');
  const [, channels, filters] = sidesOf(shape);
  return activated(
    call,
    convolved({ ...call, config: {} }, channelwise, {
      part: call.name,
      kernel: { shape: [filters, channels, 1, 1], values: permuted(values, shape, [3, 2, 0, 1]) },
      windows: { sizes: [1, 1], strides: [1, 1] },
      groups: 1,
      bias: call.find('bias')?.values,
    }),
  );
};

function depthwise(call: Call, part: string, bias: Float32Array | undefined): Value {
  const { shape, values } = call.get('depthwise_kernel');
  const [sides, channels, multiplier] = sidesOf(shape);
  return convolved(call, call.input, {
    part,
    kernel: {
      shape: [channels * multiplier, 1, ...sides],
      values: permuted(values, shape, [2, 3, 0, 1]),
    },
    windows: windowShape(call, sides),
    groups: channels,
    bias,
  });
}

interface Convolution {
  /** The node's name. */
  readonly part: string;
  readonly kernel: { readonly shape: readonly number[]; readonly values: Float32Array };
  readonly windows: WindowShape;
  readonly groups: number;
  readonly bias: Float32Array | undefined;
}

function convolved(call: Call, input: Value, made: Convolution): Value {
  const { graph } = call;
  const { part, kernel, windows, groups, bias } = made;
  const filters = kernel.shape[0] as number;
  const { places, attributes } = windowsOf(call, input, windows);
  const order = channelsFirst(places.length + 1);
  // The padding of a layer before is zero and part of the attributes now.
  const value = graph.inOrder({ ...input, padding: undefined }, order);
  const inputs = [value.name, graph.floats(`${part}/kernel`, kernel.shape, kernel.values)];
  if (bias) inputs.push(graph.floats(`${part}/bias`, [filters], bias));
  const settings = { kernel_shape: ints(windows.sizes), ...attributes };
  const output = graph.add({
    op: 'Conv',
    inputs,
    attributes: groups > 1 ? { group: int(groups), ...settings } : settings,
    name: part,
  });
  return { name: output, shape: [...places, filters], order };
}

function sidesOf(shape: readonly number[]): [sides: number[], second: number, last: number] {
  return [shape.slice(0, -2), shape.at(-2) as number, shape.at(-1) as number];
}
