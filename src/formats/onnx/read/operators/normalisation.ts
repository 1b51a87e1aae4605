import { say } from '../../../../contract/sentence.ts';
import { BATCH, orderOf, sizeOf, type Activation, type Axis } from '../activation.ts';
import { inOwnOrder } from '../arrange.ts';
import { vectorFor } from '../kernels.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { originOf } from '../origins.ts';

/** What tfjs calls the inputs 2 to 5, in the order in which it keeps them. */
const ROLES = ['gamma', 'beta', 'moving_mean', 'moving_variance'] as const;

/**
 * Batch norm over axis 1 of the original, with its running averages: in training mode too, in which
 * exporters leave it so that it is not folded into the convolution before.
 */
export const batchNormalization: Converter = (call) => {
  const { attributes } = call;
  const x = call.activation(0);
  const [, channels] = x.axes;
  if (channels === undefined || attributes.int('spatial', 1) !== 1) {
    throw call.refusal(say`it normalises something else than channels (axis 1 of its input)`);
  }
  attributes.int('is_test', 1);
  if (attributes.int('training_mode', 0) === 1) {
    call.notes.trainingNorm(call.node.label);
  }
  const input = withFewAxes(call, call.withUnitsLast(x, channels), channels);
  const order = orderOf(inOwnOrder(input, channels), channels);
  const size = sizeOf(channels);
  const weights = ROLES.map((role, index) => ({
    role,
    shape: [size],
    values: vectorOf(call, index + 1, size, order),
  }));
  const layer = {
    name: call.name(call.constant(1).name),
    className: 'BatchNormalization',
    config: {
      axis: -1,
      momentum: attributes.float('momentum', 0.9),
      epsilon: attributes.float('epsilon', 1e-5),
      center: true,
      scale: true,
    },
    weights,
    origin: originOf(call, [3, 1, 2, 4]),
  };
  return { ...x, ...call.layer(layer, [input], input.layout) };
};

/** tfjs normalises at most images. */
function withFewAxes(call: NodeCall, value: Activation, units: Axis): Activation {
  if (value.layout.length <= 4) return value;
  const others = value.layout.slice(1, -1).flat();
  return call.arrange(value, [[BATCH], others, inOwnOrder(value, units)]);
}

function vectorOf(
  call: NodeCall,
  index: number,
  size: number,
  order: Int32Array | null,
): Float32Array {
  const { shape, values } = call.fractions(index);
  if (values.length === size) return vectorFor(values, size, order);
  throw call.refusal(
    say`its input ${index + 1} is shaped [${shape}], where one number for each of ${size} is expected`,
  );
}

/** Normalises together all axes of the original from `axis` on. */
export const layerNormalization: Converter = (call) => {
  const { attributes } = call;
  const x = call.activation(0);
  const first = call.axis(attributes.int('axis', -1), x.axes.length);
  const together = x.axes.slice(first).flat();
  if (attributes.int('stash_type', 1) !== 1 || together.includes(BATCH)) {
    throw call.refusal(say`it normalises over the batch, or computes in another type than float`);
  }
  const input = call.withUnitsLast(x, together);
  const order = orderOf(inOwnOrder(input, together), together);
  const size = sizeOf(together);
  const weights = [
    { role: 'gamma', shape: [size], values: vectorOf(call, 1, size, order) },
    ...(call.has(2)
      ? [{ role: 'beta', shape: [size], values: vectorOf(call, 2, size, order) }]
      : []),
  ];
  const layer = {
    name: call.name(call.constant(1).name),
    className: 'LayerNormalization',
    config: {
      axis: [-1],
      epsilon: attributes.float('epsilon', 1e-5),
      center: weights.length === 2,
      scale: true,
    },
    weights,
  };
  return { ...x, ...call.layer(layer, [input], input.layout) };
};
