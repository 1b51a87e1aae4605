import { say } from '../../../../contract/sentence.ts';
import { BATCH, sizeOf, type Activation } from '../activation.ts';
import { isFractional } from '../constant.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { perUnit } from '../per-unit.ts';
import { scaledBy } from '../channel-scale.ts';
import { merge } from './merging.ts';

/** A layer that takes each figure by itself. */
function elementwise(className: string, config: Record<string, unknown> = {}): Converter {
  return (call) => through(call, call.activation(0), className, config);
}

function through(
  call: NodeCall,
  value: Activation,
  className: string,
  config: Record<string, unknown>,
): Activation {
  return { ...value, ...call.layer({ className, config }, [value], value.layout) };
}

export const relu = elementwise('ReLU');
export const sigmoid = elementwise('Activation', { activation: 'sigmoid' });
export const tanh = elementwise('Activation', { activation: 'tanh' });
export const softplus = elementwise('Activation', { activation: 'softplus' });
export const softsign = elementwise('Activation', { activation: 'softsign' });
export const mish = elementwise('Activation', { activation: 'mish' });
export const hardSwish = elementwise('HardSwish');

export const leakyRelu: Converter = (call) =>
  through(call, call.activation(0), 'LeakyReLU', { alpha: call.attributes.float('alpha', 0.01) });

/**
 * Below zero alpha * (exp(x) - 1). tfjs has an alpha of 1 alone: another one is alpha * ELU(x) +
 * (1 - alpha) * ReLU(x).
 */
export const elu: Converter = (call) => {
  const alpha = call.attributes.float('alpha', 1);
  const curved = through(call, call.activation(0), 'ELU', { alpha: 1 });
  if (alpha === 1) return curved;
  const straight = through(call, call.activation(0), 'ReLU', {});
  return merge(call, 'Add', [scaledBy(call, curved, alpha), scaledBy(call, straight, 1 - alpha)]);
};

/** max(0, x) + min(0, alpha * (exp(x / alpha) - 1)), which is alpha * ELU(x / alpha). */
export const celu: Converter = (call) => {
  const alpha = call.attributes.float('alpha', 1);
  const value = call.activation(0);
  if (alpha === 1) return through(call, value, 'ELU', { alpha: 1 });
  const narrow = scaledBy(call, value, 1 / alpha);
  return scaledBy(call, through(call, narrow, 'ELU', { alpha: 1 }), alpha);
};

export const thresholdedRelu: Converter = (call) =>
  through(call, call.activation(0), 'ThresholdedReLU', {
    theta: call.attributes.float('alpha', 1),
  });

export const hardSigmoid: Converter = (call) =>
  through(call, call.activation(0), 'HardSigmoid', {
    alpha: call.attributes.float('alpha', 0.2),
    beta: call.attributes.float('beta', 0.5),
  });

/** x * sigmoid(alpha x). */
export const swish: Converter = (call) => {
  const alpha = call.attributes.float('alpha', 1);
  if (alpha === 1) return through(call, call.activation(0), 'Activation', { activation: 'swish' });
  throw call.refusal(say`its attribute alpha=${alpha} is not 1`);
};

/** Of Klambauer et al., whose two constants alone make it self-normalising. */
export const selu: Converter = (call) => {
  const alpha = call.attributes.float('alpha', 1.673_263);
  const gamma = call.attributes.float('gamma', 1.050_701);
  if (Math.abs(alpha - 1.673_263) < 1e-5 && Math.abs(gamma - 1.050_701) < 1e-5) {
    return through(call, call.activation(0), 'Activation', { activation: 'selu' });
  }
  throw call.refusal(say`its attributes alpha=${alpha} and gamma=${gamma} are not those of SELU`);
};

export const gelu: Converter = (call) => {
  const form = call.attributes.text('approximate', 'none');
  if (form !== 'none' && form !== 'tanh') {
    throw call.refusal(say`its attribute approximate=${form} is not known`);
  }
  return through(call, call.activation(0), 'Gelu', { approximate: form === 'tanh' });
};

/** Bounds are inputs since version 11, and attributes before. */
export const clip: Converter = (call) => {
  const [least, most] = (['min', 'max'] as const).map((bound, index) => {
    const open = bound === 'min' ? -Infinity : Infinity;
    if (call.opset < 11) return call.attributes.float(bound, open);
    if (!call.has(index + 1)) return open;
    return isFractional(call.constant(index + 1)) ? call.scalar(index + 1) : open;
  }) as [number, number];
  const ends = [clampToFloat(least), clampToFloat(most)] as const;
  if (ends[0] > ends[1]) throw call.refusal(say`its bounds ${least} and ${most} stand in reverse`);
  if (least === 0) {
    return through(
      call,
      call.activation(0),
      'ReLU',
      most >= LARGEST_FLOAT ? {} : { max_value: most },
    );
  }
  return through(call, call.activation(0), 'Clip', { min_value: ends[0], max_value: ends[1] });
};

/** JSON has no infinity. */
const LARGEST_FLOAT = 3.402_823_466_385_288_6e38;

function clampToFloat(value: number): number {
  return Math.min(Math.max(value, -LARGEST_FLOAT), LARGEST_FLOAT);
}

/** Leaky ReLU with slopes that were trained: one for all, or one for each channel or place. */
export const prelu: Converter = (call) => {
  const value = call.activation(0);
  const { name } = call.constant(1);
  const { value: input, units } = perUnit(call, value, call.fractions(1));
  const { layout } = input;
  const shared = layout.slice(1, -1).map((_, index) => index + 1);
  const width = sizeOf(layout.at(-1) ?? []);
  const layer = {
    name: call.name(name),
    className: 'PReLU',
    config: { shared_axes: shared.length > 0 ? shared : null },
    weights: [{ role: 'alpha', shape: [...shared.map(() => 1), width], values: units }],
  };
  return { ...value, ...call.layer(layer, [input], layout) };
};

/**
 * Softmax over one axis, or before version 13 over all from `axis` on. The last layer of a network, it
 * is left away in the end.
 */
function normalising(className: string, config: Record<string, unknown>): Converter {
  return (call) => {
    const value = call.activation(0);
    const rank = value.axes.length;
    const axis = call.axis(call.attributes.int('axis', call.opset < 13 ? 1 : -1), rank);
    const together = value.axes.slice(axis, call.opset < 13 ? rank : axis + 1).flat();
    if (together.includes(BATCH)) throw call.refusal(say`it goes over the batch`);
    const input = call.withUnitsLast(value, together);
    return { ...value, ...call.layer({ className, config }, [input], input.layout) };
  };
}

export const softmax = normalising('Softmax', { axis: -1 });
export const logSoftmax = normalising('Activation', { activation: 'logSoftmax' });
