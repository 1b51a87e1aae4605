import { say } from '../../../../contract/sentence.ts';
import {
  DAMAGED,
  flagOf,
  layerFault,
  OTHERWISE,
  requireChannelsLast,
  requireRank,
  shown,
  sizesOf,
  wordOf,
} from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { own } from '../plan.ts';
import type { OwnLayer, PlannedVariable } from '../plan.ts';

/** Where a window is put, along one axis or two. */
export interface Window {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: 'valid' | 'same' | 'causal';
}

/** @throws UserError naming the layer, where no such window can be taken. */
export function windowOf(layer: KerasLayer, axes: 1 | 2, input: Shape): Window {
  requireChannelsLast(layer);
  requireRank(layer, input, axes + 1);
  const padding = wordOf(layer, 'padding', 'valid');
  if (padding !== 'valid' && padding !== 'same' && !(padding === 'causal' && axes === 1)) {
    throw layerFault(layer, say`has padding ${shown(padding)}, which cannot be taken`, DAMAGED);
  }
  const window: Window = {
    size: sizesOf(layer, 'kernel_size', axes),
    strides: sizesOf(layer, 'strides', axes, 1),
    dilation: sizesOf(layer, 'dilation_rate', axes, 1),
    padding,
  };
  if (window.strides.some((step) => step > 1) && window.dilation.some((rate) => rate > 1)) {
    throw layerFault(
      layer,
      say`has both strides and dilation_rate, which cannot be taken`,
      OTHERWISE,
    );
  }
  return window;
}

/** TensorFlow has depthwise convolutions with the same stride in both directions alone. */
export function requireEqualStrides(layer: KerasLayer, { strides }: Window): void {
  if (strides.every((step) => step === strides[0])) return;
  throw layerFault(
    layer,
    say`has strides [${strides.join(', ')}]; a depthwise convolution has the same in both directions`,
    OTHERWISE,
  );
}

/** The window as tfjs-layers writes it; causal padding is put before. */
export function windowConfig({
  size,
  strides,
  dilation,
  padding,
}: Window): Record<string, unknown> {
  return {
    kernel_size: size,
    strides,
    dilation_rate: dilation,
    padding: padding === 'causal' ? 'valid' : padding,
    data_format: 'channels_last',
  };
}

/** How many steps causal padding adds. */
export const causalSteps = ({ size, dilation }: Window): number =>
  ((size[0] ?? 1) - 1) * (dilation[0] ?? 1);

/** Causal padding stands before the first step alone; tfjs has no such option. */
export function causalPadding(window: Window): OwnLayer[] {
  if (window.padding !== 'causal' || causalSteps(window) === 0) return [];
  return [
    own(
      'ConstantPadding1D',
      { padding: [causalSteps(window), 0], value: 0 },
      { suffix: '_padding' },
    ),
  ];
}

/** Sizes behind a window, along the axes between batch and channels. */
export function outputSizes(layer: KerasLayer, input: Shape, window: Window): number[] {
  return window.size.map((size, axis) => {
    const stride = window.strides[axis] ?? 1;
    const reach = (size - 1) * (window.dilation[axis] ?? 1) + 1;
    const length = input[axis] ?? 0;
    const output =
      window.padding === 'valid'
        ? Math.floor((length - reach) / stride) + 1
        : Math.ceil(length / stride);
    if (output >= 1) return output;
    throw layerFault(
      layer,
      say`has a window of ${reach} on an input of [${input.join(', ')}]`,
      DAMAGED,
    );
  });
}

/** Variables with a bias behind, where the layer has one. */
export function withBias(
  layer: KerasLayer,
  units: number,
  variables: readonly PlannedVariable[],
): PlannedVariable[] {
  const useBias = flagOf(layer, 'use_bias', true);
  return [...variables, ...(useBias ? [{ role: 'bias', shape: [units] }] : [])];
}
