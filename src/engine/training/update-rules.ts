import { tf, type TensorFlow } from '../tensorflow.ts';

type Tensor = TensorFlow.Tensor;

/** What the update of one parameter goes by. */
export interface Update {
  readonly weight: Tensor;
  readonly gradient: Tensor;
  /** Minus the learning rate, a scalar. */
  readonly minusRate: Tensor;
  /** The parameter's own state, shaped as it is; zero before the first step. */
  readonly slots: readonly Tensor[];
  /** The rule's `decays` to the power of the step's number, which is 1 for the first; scalars. */
  readonly powers: readonly Tensor[];
}

/** How one parameter follows its gradient. */
export interface UpdateRule {
  /** How many slots each parameter has. */
  readonly slots: number;
  /** The numbers whose powers the update needs. */
  readonly decays: readonly number[];
  /** The parameter's new value and its new slots, in their order. */
  update(update: Update): { readonly weight: Tensor; readonly slots: readonly Tensor[] };
}

/** w -= r g */
export const sgd: UpdateRule = {
  slots: 0,
  decays: [],
  update: ({ weight, gradient, minusRate }) => ({
    weight: tf.add(tf.mul(minusRate, gradient), weight),
    slots: [],
  }),
};

/** v = m v + g, w -= r v: the heavy ball, as PyTorch has it without dampening. */
export const momentum = (m: number): UpdateRule => ({
  slots: 1,
  decays: [],
  update({ weight, gradient, minusRate, slots: [velocity] }) {
    const faster = tf.add(tf.mul(m, velocity as Tensor), gradient);
    return { weight: tf.add(tf.mul(minusRate, faster), weight), slots: [faster] };
  },
});

/**
 * v = m v + g, w -= r (g + m v): Nesterov's momentum in the form of Sutskever et al., "On the importance
 * of initialization and momentum in deep learning", ICML 2013, rewritten for the weights at which the
 * gradient is taken, as PyTorch has it.
 */
export const nesterov = (m: number): UpdateRule => ({
  slots: 1,
  decays: [],
  update({ weight, gradient, minusRate, slots: [velocity] }) {
    const faster = tf.add(tf.mul(m, velocity as Tensor), gradient);
    const direction = tf.add(gradient, tf.mul(m, faster));
    return { weight: tf.add(tf.mul(minusRate, direction), weight), slots: [faster] };
  },
});

const RMSPROP = { decay: 0.99, epsilon: 1e-8 };

/**
 * s = 0.99 s + 0.01 g^2, w -= r g / (sqrt(s) + 1e-8): Tieleman and Hinton, 2012, with PyTorch's
 * defaults. That of tfjs has 0.9, and adds its epsilon under the root.
 */
export const rmsprop: UpdateRule = {
  slots: 1,
  decays: [],
  update({ weight, gradient, minusRate, slots: [meanSquare] }) {
    const { decay, epsilon } = RMSPROP;
    const next = average(meanSquare as Tensor, tf.square(gradient), decay);
    const direction = tf.div(gradient, tf.add(tf.sqrt(next), epsilon));
    return { weight: tf.add(tf.mul(minusRate, direction), weight), slots: [next] };
  },
};

/** Epsilon as in the paper and in PyTorch; the default of tfjs is 1e-7. */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Kingma and Ba, "Adam", ICLR 2015, with bias-corrected moments. */
export const adam: UpdateRule = {
  slots: 2,
  decays: [ADAM.beta1, ADAM.beta2],
  update({ weight, gradient, minusRate, slots: [first, second], powers: [power1, power2] }) {
    const { beta1, beta2, epsilon } = ADAM;
    const mean = average(first as Tensor, gradient, beta1);
    const square = average(second as Tensor, tf.square(gradient), beta2);
    const direction = tf.div(
      tf.div(mean, tf.sub(1, power1 as Tensor)),
      tf.add(tf.sqrt(tf.div(square, tf.sub(1, power2 as Tensor))), epsilon),
    );
    return { weight: tf.add(tf.mul(direction, minusRate), weight), slots: [mean, square] };
  },
};

/** decay * before + (1 - decay) * value */
function average(before: Tensor, value: Tensor, decay: number): Tensor {
  return tf.add(tf.mul(before, decay), tf.mul(value, 1 - decay));
}
