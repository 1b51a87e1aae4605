import { z } from 'zod';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { tf, type TensorFlow } from '../../../tensorflow.ts';
import type { Shape } from '../layer-class.ts';
import { ownLayer, padding } from './own-layer.ts';

type Padding = z.infer<typeof padding>;

/** How a window moves along one axis. */
interface Sliding {
  readonly window: number;
  readonly step: number;
  readonly padding: Padding;
}

const positive = z.int().min(1);

/**
 * Means of windows over a map `[batch, height, width, channels]`, of the values inside it alone: the
 * average pooling of ONNX with `count_include_pad` 0. tfjs's own knows no padding but `same`.
 */
export const meanPooling2D = ownLayer({
  className: 'MeanPooling2D',
  config: z.object({
    poolSize: z.tuple([positive, positive]),
    strides: z.tuple([positive, positive]),
    padding: z.tuple([padding, padding]),
  }),
  outputShape: ([batch, height, width, channels]: Shape, config, name) => [
    batch ?? null,
    windows(height, axisOf(config, 0), name),
    windows(width, axisOf(config, 1), name),
    channels ?? null,
  ],
  call: (x, config) => meansOf(x as TensorFlow.Tensor4D, [axisOf(config, 0), axisOf(config, 1)]),
});

/** The same over a sequence `[batch, steps, features]`. */
export const meanPooling1D = ownLayer({
  className: 'MeanPooling1D',
  config: z.object({
    poolSize: z.tuple([positive]),
    strides: z.tuple([positive]),
    padding,
  }),
  outputShape: ([batch, steps, features]: Shape, config, name) => [
    batch ?? null,
    windows(steps, onlyAxisOf(config), name),
    features ?? null,
  ],
  call(x, config) {
    const means = meansOf(tf.expandDims(x, 2), [onlyAxisOf(config), STANDING]);
    return tf.squeeze(means, [2]);
  },
});

const STANDING: Sliding = { window: 1, step: 1, padding: [0, 0] };

function axisOf(
  config: {
    readonly poolSize: readonly [number, number];
    readonly strides: readonly [number, number];
    readonly padding: readonly [Padding, Padding];
  },
  axis: 0 | 1,
): Sliding {
  return {
    window: config.poolSize[axis],
    step: config.strides[axis],
    padding: config.padding[axis],
  };
}

function onlyAxisOf(config: {
  readonly poolSize: readonly [number];
  readonly strides: readonly [number];
  readonly padding: Padding;
}): Sliding {
  return { window: config.poolSize[0], step: config.strides[0], padding: config.padding };
}

/** How many windows there are along an axis of so many values. */
function windows(extent: number | null | undefined, axis: Sliding, name: string): number | null {
  if (typeof extent !== 'number') return null;
  const inside = insideCounts(extent, axis);
  if (inside.length === 0 || inside.some((count) => count < 1)) {
    const { window, padding } = axis;
    throw new UserError(
      say`The layer ${name} takes means of windows of ${window} over ${extent} values with
        ${padding[0]} and ${padding[1]} around them: some of them would have no values.`,
    );
  }
  return inside.length;
}

/** Of each window along an axis, how many of its values are no padding. */
function insideCounts(extent: number, { window, step, padding: [before, behind] }: Sliding) {
  const count = Math.max(0, Math.floor((before + extent + behind - window) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const start = index * step - before;
    return Math.min(start + window, extent) - Math.max(start, 0);
  });
}

function meansOf(x: TensorFlow.Tensor4D, axes: readonly [Sliding, Sliding]): TensorFlow.Tensor {
  const [rows, columns] = axes;
  const [, height, width] = x.shape;
  const padded = tf.pad(x, [[0, 0], rows.padding, columns.padding, [0, 0]]);
  const size: [number, number] = [rows.window, columns.window];
  const means = tf.avgPool<TensorFlow.Tensor4D>(padded, size, [rows.step, columns.step], 'valid');
  const times = insideCounts(height, rows).map((inRow) =>
    insideCounts(width, columns).map((inColumn) => (size[0] * size[1]) / (inRow * inColumn)),
  );
  if (times.flat().every((factor) => factor === 1)) return means;
  return tf.mul(means, tf.reshape(tf.tensor2d(times), [1, times.length, -1, 1]));
}
