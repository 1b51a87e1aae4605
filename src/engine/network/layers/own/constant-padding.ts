import { z } from 'zod';
import { tf, type TensorFlow } from '../../../tensorflow.ts';
import type { Shape } from '../layer-class.ts';
import { ownLayer, padding } from './own-layer.ts';

type Padding = z.infer<typeof padding>;

const longer = (extent: number | null | undefined, [before, behind]: Padding): number | null =>
  typeof extent === 'number' ? before + extent + behind : null;

/** Around a sequence `[batch, steps, features]`, so many steps of `value` before and behind. */
export const constantPadding1D = ownLayer({
  className: 'ConstantPadding1D',
  config: z.object({ padding, value: z.number() }),
  outputShape: ([batch, steps, features]: Shape, { padding }) => [
    batch ?? null,
    longer(steps, padding),
    features ?? null,
  ],
  call: (x, { padding, value }) => tf.pad(x, [[0, 0], padding, [0, 0]], value),
});

/** Around a map `[batch, height, width, channels]`, `padding` as `[[top, bottom], [left, right]]`. */
export const constantPadding2D = ownLayer({
  className: 'ConstantPadding2D',
  config: z.object({ padding: z.tuple([padding, padding]), value: z.number() }),
  outputShape: ([batch, height, width, channels]: Shape, { padding: [rows, columns] }) => [
    batch ?? null,
    longer(height, rows),
    longer(width, columns),
    channels ?? null,
  ],
  call: (x: TensorFlow.Tensor, { padding: [rows, columns], value }) =>
    tf.pad(x, [[0, 0], rows, columns, [0, 0]], value),
});
