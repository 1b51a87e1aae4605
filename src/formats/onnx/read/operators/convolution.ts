import { say } from '../../../../contract/sentence.ts';
import { newAxis, orderOf, sizeOf } from '../activation.ts';
import { convolutionKernel, depthwiseKernel, vectorFor } from '../kernels.ts';
import type { Weight } from '../network-builder.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { channelsLast, padded, spatialOutput, type Spatial } from '../spatial.ts';
import { isSame, isUnpadded, readWindow, type Sliding } from '../windows.ts';
import { originOf } from '../origins.ts';

/**
 * Conv: weights `[filters, channels / group, ...window]`. Of groups there may be one, or as many as
 * channels (depthwise).
 */
export const convolution: Converter = (call) => {
  const input = channelsLast(call);
  const { shape, values, name } = call.fractions(1);
  const [filters = 0, perGroup, ...extents] = shape;
  const channels = sizeOf(input.channels);
  const groups = call.attributes.int('group', 1);
  if (extents.length !== input.lengths.length || (perGroup ?? 0) * groups !== channels) {
    throw call.refusal(
      say`its weights are shaped [${shape}] with group=${groups}, which do not fit its ${channels}
        channels`,
    );
  }
  const isDepthwise = groups > 1;
  if (isDepthwise && (groups !== channels || filters % groups !== 0)) {
    throw call.refusal(
      say`its attribute group=${groups} divides its ${channels} channels, and of grouped convolutions
        only depthwise ones are taken (one group per channel)`,
    );
  }
  const window = readWindow(call, extents, input.lengths);
  const form = isUnpadded(window) ? 'valid' : isSame(window) ? 'same' : 'padded';
  const value =
    form === 'padded'
      ? padded(
          call,
          input.value,
          window.map(({ padding }) => padding),
          0,
        )
      : input.value;
  const order = orderOf(input.ownChannels, input.channels);
  const bias = biasOf(call, filters);
  const origin = originOf(call, [1, 2]);
  const common = {
    name: call.name(name),
    yields: bias || origin ? null : (call.node.outputs[0] ?? null),
    origin,
  };
  const config = { ...settings(window, form), use_bias: bias !== null };
  const given = { ...input, value };
  if (isDepthwise) {
    const multiplier = filters / groups;
    const kernel = depthwiseKernel(values, multiplier, shape, order);
    return depthwise(call, given, window, { common, config, multiplier, kernel, bias });
  }
  const units = newAxis(filters);
  const { layout, axes } = spatialOutput(window, units, units);
  const kernel = convolutionKernel(values, shape, order);
  const layer = {
    ...common,
    className: extents.length === 1 ? 'Conv1D' : 'Conv2D',
    config: { filters, kernel_size: extents, ...config },
    weights: [
      { role: 'kernel', shape: [...extents, channels, filters], values: kernel },
      ...(bias ? [vector('bias', bias)] : []),
    ],
  };
  return { kind: 'activation', ...call.layer(layer, [value], layout), axes };
};

/** tfjs has it for images only: a sequence is one of width 1. */
function depthwise(
  call: NodeCall,
  { value, channels, ownChannels }: Spatial,
  window: readonly Sliding[],
  {
    common,
    config,
    multiplier,
    kernel,
    bias,
  }: {
    readonly common: { readonly name: string; readonly yields: string | null };
    readonly config: Record<string, unknown>;
    readonly multiplier: number;
    readonly kernel: Float32Array;
    readonly bias: Float32Array | null;
  },
): ReturnType<Converter> {
  const [first] = window as [Sliding];
  const standing = { ...first, entries: 1, dilation: 1 };
  const moving = window.length === 1 ? [first, standing] : window;
  if (moving.some(({ step }) => step !== first.step)) {
    throw call.refusal(
      say`its attribute strides=[${moving.map(({ step }) => step)}] differ, which a depthwise convolution
        cannot have here`,
    );
  }
  const parts = newAxis(multiplier);
  const image = call.arrange(value, [
    ...value.layout.slice(0, -1),
    ...(window.length === 1 ? [[]] : []),
    ownChannels,
  ]);
  const own = [...ownChannels, ...parts];
  const { layout, axes } = spatialOutput(window, [...channels, ...parts], own);
  const extents = moving.map(({ entries }) => entries);
  const layer = {
    ...common,
    className: 'DepthwiseConv2D',
    config: {
      ...config,
      kernel_size: extents,
      strides: moving.map(({ step }) => step),
      dilation_rate: moving.map(({ dilation }) => dilation),
      depth_multiplier: multiplier,
    },
    weights: [
      {
        role: 'depthwise_kernel',
        shape: [...extents, sizeOf(channels), multiplier],
        values: kernel,
      },
      ...(bias ? [vector('bias', vectorFor(bias, bias.length, orderOf(own, axes[1] ?? [])))] : []),
    ],
  };
  const ownLayout = window.length === 1 ? [...layout.slice(0, -1), [], own] : layout;
  return { kind: 'activation', ...call.layer(layer, [image], ownLayout), axes };
}

function settings(window: readonly Sliding[], form: string): Record<string, unknown> {
  return {
    strides: window.map(({ step }) => step),
    padding: form === 'same' ? 'same' : 'valid',
    data_format: 'channels_last',
    dilation_rate: window.map(({ dilation }) => dilation),
    activation: 'linear',
  };
}

function biasOf(call: NodeCall, filters: number): Float32Array | null {
  if (!call.has(2)) return null;
  const { values, shape } = call.fractions(2);
  if (shape.length === 1 && values.length === filters) return vectorFor(values, filters);
  throw call.refusal(say`its bias is shaped [${shape}] for ${filters} filters`);
}

function vector(role: string, values: Float32Array): Weight {
  return { role, shape: [values.length], values };
}
