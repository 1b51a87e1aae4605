import { z } from 'zod';
import { tf } from '../../../tensorflow.ts';
import { ownLayer } from './own-layer.ts';

/** x * min(6, max(0, x + 3)) / 6: Howard et al., "Searching for MobileNetV3", ICCV 2019. */
export const hardSwish = ownLayer({
  className: 'HardSwish',
  config: z.object({}),
  call: (x) => tf.mul(x, tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6)),
});

/**
 * min(1, max(0, alpha * x + beta)). That of tfjs has an alpha of 0.2, as Keras 2 and ONNX's default;
 * PyTorch and Keras 3 have 1/6.
 */
export const hardSigmoid = ownLayer({
  className: 'HardSigmoid',
  config: z.object({ alpha: z.number(), beta: z.number() }),
  call: (x, { alpha, beta }) => tf.clipByValue(tf.add(tf.mul(x, alpha), beta), 0, 1),
});

/** min(maxValue, max(minValue, x)). */
export const clip = ownLayer({
  className: 'Clip',
  config: z
    .object({ minValue: z.number(), maxValue: z.number() })
    .refine(({ minValue, maxValue }) => minValue <= maxValue, { error: 'min_value > max_value' }),
  call: (x, { minValue, maxValue }) => tf.clipByValue(x, minValue, maxValue),
});

/**
 * x * Φ(x), or with `approximate` x / 2 * (1 + tanh(sqrt(2 / π) * (x + 0.044715 x^3))): Hendrycks and
 * Gimpel, "Gaussian Error Linear Units", 2016. Of tfjs's two the latter loses its name in a topology.
 */
export const gelu = ownLayer({
  className: 'Gelu',
  config: z.object({ approximate: z.boolean() }),
  call(x, { approximate }) {
    if (!approximate) return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    const cubed = tf.mul(tf.mul(tf.square(x), x), 0.044_715);
    const inner = tf.mul(tf.add(x, cubed), Math.sqrt(2 / Math.PI));
    return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
  },
});
