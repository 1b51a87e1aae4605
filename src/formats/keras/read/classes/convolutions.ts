import { say } from '../../../../contract/sentence.ts';
import { activationOf, withActivation } from '../activations.ts';
import { layerFault, sizeOf, WITHOUT } from '../layer.ts';
import { NOT_DRAWN, own, valuesOf } from '../plan.ts';
import type { PlannedVariable, Planner } from '../plan.ts';
import { depthwiseLayers, depthwisePlan, inPlane } from './depthwise.ts';
import {
  causalPadding,
  outputSizes,
  requireEqualStrides,
  windowConfig,
  windowOf,
  withBias,
} from './windows.ts';

/** Convolutions; with as many groups as channels they are depthwise. */
export const convolution =
  (axes: 1 | 2): Planner =>
  (layer, [input = []]) => {
    const window = windowOf(layer, axes, input);
    const channels = input.at(-1) ?? 0;
    const filters = sizeOf(layer, 'filters');
    const groups = sizeOf(layer, 'groups', 1);
    const isDepthwise = groups > 1 && groups === channels && filters % groups === 0;
    if (isDepthwise) {
      const stored: PlannedVariable = { role: 'kernel', shape: [...window.size, 1, filters] };
      return depthwisePlan(layer, axes, input, window, filters / groups, stored);
    }
    if (groups !== 1) {
      throw layerFault(
        layer,
        say`has groups ${groups}; convolutions have 1 group, or as many as input channels`,
        WITHOUT,
      );
    }
    const variables = withBias(layer, filters, [
      { role: 'kernel', shape: [...window.size, channels, filters] },
    ]);
    const activation = activationOf(layer);
    return {
      output: [...outputSizes(layer, input, window), filters],
      groups: [{ at: '', variables }],
      build: (values) => [
        ...causalPadding(window),
        ...withActivation(activation, (inside) =>
          own(
            `Conv${axes}D`,
            {
              ...windowConfig(window),
              filters,
              activation: inside,
              use_bias: variables.length > 1,
              kernel_initializer: NOT_DRAWN,
            },
            { values: valuesOf(variables, values) },
          ),
        ),
      ],
    };
  };

/** A depthwise convolution and a convolution with a window of 1, which share a name in Keras. */
export const separableConvolution =
  (axes: 1 | 2): Planner =>
  (layer, [input = []]) => {
    const window = windowOf(layer, axes, input);
    requireEqualStrides(layer, window);
    const channels = input.at(-1) ?? 0;
    const multiplier = sizeOf(layer, 'depth_multiplier', 1);
    const filters = sizeOf(layer, 'filters');
    const ones = window.size.map(() => 1);
    const depthwise = { role: 'depthwise_kernel', shape: [...window.size, channels, multiplier] };
    const variables = withBias(layer, filters, [
      depthwise,
      { role: 'pointwise_kernel', shape: [...ones, channels * multiplier, filters] },
    ]);
    const activation = activationOf(layer);
    const sizes = outputSizes(layer, input, window);
    return {
      output: [...sizes, filters],
      groups: [{ at: '', variables }],
      remarks: ['in-two-layers', ...(axes === 1 ? (['one-pixel-wide'] as const) : [])],
      build: (values) => [
        ...causalPadding(window),
        ...depthwiseLayers(axes, input, sizes, window, multiplier, '_depthwise', [
          {
            role: 'depthwise_kernel',
            shape: inPlane(depthwise.shape, axes),
            values: values.get('depthwise_kernel') as Float32Array,
          },
        ]),
        ...withActivation(activation, (inside) =>
          own(
            `Conv${axes}D`,
            {
              ...windowConfig({ size: ones, strides: ones, dilation: ones, padding: 'valid' }),
              filters,
              activation: inside,
              use_bias: variables.length > 2,
              kernel_initializer: NOT_DRAWN,
            },
            {
              values: valuesOf(variables.slice(1), values).map((entry) =>
                entry.role === 'bias' ? entry : { ...entry, role: 'kernel' },
              ),
            },
          ),
        ),
      ],
    };
  };
