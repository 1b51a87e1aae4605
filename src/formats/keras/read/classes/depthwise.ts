import { say } from '../../../../contract/sentence.ts';
import { activationOf } from '../activations.ts';
import { layerFault, OTHERWISE, sizeOf } from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { NOT_DRAWN, own, valuesOf } from '../plan.ts';
import type { OwnLayer, OwnValues, Plan, PlannedVariable, Planner } from '../plan.ts';
import {
  causalPadding,
  causalSteps,
  outputSizes,
  requireEqualStrides,
  windowOf,
  withBias,
} from './windows.ts';
import type { Window } from './windows.ts';

/** Each channel by itself, into `depth_multiplier` others. */
export const depthwiseConvolution =
  (axes: 1 | 2): Planner =>
  (layer, [input = []]) => {
    const window = windowOf(layer, axes, input);
    const multiplier = sizeOf(layer, 'depth_multiplier', 1);
    const shape = [...window.size, input.at(-1) ?? 0, multiplier];
    return depthwisePlan(layer, axes, input, window, multiplier, {
      role: 'depthwise_kernel',
      shape,
    });
  };

/** @param stored the kernel as Keras has it. */
export function depthwisePlan(
  layer: KerasLayer,
  axes: 1 | 2,
  input: Shape,
  window: Window,
  multiplier: number,
  stored: PlannedVariable,
): Plan {
  requireEqualStrides(layer, window);
  if (layer.dialect === 'tfjs' && window.dilation.some((rate) => rate > 1)) {
    throw layerFault(
      layer,
      say`has dilation_rate [${window.dilation.join(', ')}], which TensorFlow.js forgets in depthwise convolutions`,
      OTHERWISE,
    );
  }
  const channels = input.at(-1) ?? 0;
  const variables = withBias(layer, channels * multiplier, [stored]);
  const activation = activationOf(layer);
  const sizes = outputSizes(layer, input, window);
  const shape = inPlane([...window.size, channels, multiplier], axes);
  return {
    output: [...sizes, channels * multiplier],
    groups: [{ at: '', variables }],
    ...(axes === 1 && { remarks: ['one-pixel-wide'] }),
    build: (values) => {
      const layers = depthwiseLayers(axes, input, sizes, window, multiplier, '', [
        { role: 'depthwise_kernel', shape, values: values.get(stored.role) as Float32Array },
        ...valuesOf(variables.slice(1), values),
      ]);
      const behind =
        'behind' in activation
          ? activation.behind
          : { className: 'Activation', config: { activation: activation.inside } };
      const isLinear = 'inside' in activation && activation.inside === 'linear';
      return [
        ...causalPadding(window),
        ...layers,
        ...(isLinear ? [] : [own(behind.className, behind.config, { suffix: '_activation' })]),
      ];
    },
  };
}

/** tfjs has depthwise convolutions of images alone: a sequence is one that is one pixel wide. */
export function depthwiseLayers(
  axes: 1 | 2,
  input: Shape,
  sizes: Shape,
  window: Window,
  multiplier: number,
  suffix: string,
  values: readonly OwnValues[],
): OwnLayer[] {
  const [steps = 1, channels = 1] = input;
  const plane = (list: readonly number[]) => (axes === 2 ? list : [...list, 1]);
  const isCausal = window.padding === 'causal';
  const padded = isCausal ? steps + causalSteps(window) : steps;
  const depthwise = own(
    'DepthwiseConv2D',
    {
      kernel_size: plane(window.size),
      // Along an axis of 1 any stride is the same, and the kernel wants equal ones.
      strides: axes === 2 ? window.strides : [window.strides[0], window.strides[0]],
      dilation_rate: plane(window.dilation),
      padding: isCausal ? 'valid' : window.padding,
      data_format: 'channels_last',
      depth_multiplier: multiplier,
      activation: 'linear',
      use_bias: values.some(({ role }) => role === 'bias'),
      depthwise_initializer: NOT_DRAWN,
    },
    { suffix, values },
  );
  if (axes === 2) return [depthwise];
  return [
    own('Reshape', { target_shape: [padded, 1, channels] }, { suffix: `${suffix}_widened` }),
    depthwise,
    own(
      'Reshape',
      { target_shape: [...sizes, channels * multiplier] },
      { suffix: `${suffix}_narrowed` },
    ),
  ];
}

/** A kernel of sequences as one of images that are one pixel wide. */
export const inPlane = (shape: Shape, axes: 1 | 2): Shape =>
  axes === 2 ? shape : [...shape.slice(0, 1), 1, ...shape.slice(1)];
