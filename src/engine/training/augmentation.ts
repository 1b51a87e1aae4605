import type { Augmentation } from '../../contract/experiment.ts';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { RandomSource } from './random-source.ts';

type Tensor = TensorFlow.Tensor;

/** @throws UserError where examples are no images, which cannot be moved or mirrored. */
export function requireAugmentable({ shape }: Pick<ExampleFormat, 'shape'>): void {
  if (shape.length === 3) return;
  throw new UserError(
    say`Only images [height, width, channels] can be moved and mirrored, and the examples of this data
      set are [${shape.join(', ')}]: leave training.augmentation out, or choose another data set.`,
  );
}

/**
 * Moves every image by a whole number of pixels, drawn for itself from -shift..shift down and across,
 * and mirrors it left to right with probability 1/2; what comes in at the borders is zero (the
 * augmentation of He et al., "Deep Residual Learning", CVPR 2016, where shift is 4). Without
 * derivative: images are inputs.
 *
 * @param images float32 `[batch, height, width, channels]`.
 * @returns new images of the same shape, even if nothing changes.
 */
export function augment(
  images: Tensor,
  { shift, flip }: Augmentation,
  random: RandomSource,
): Tensor {
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  return tf.tidy(() => {
    const padded = tf.pad(images, [
      [0, 0],
      [shift, shift],
      [shift, shift],
      [0, 0],
    ]);
    const [rows, columns] = [height + 2 * shift, width + 2 * shift];
    const drawBelow = (purpose: string, count: number) =>
      tf.cast(
        tf.floor(tf.mul(random.uniform(`augmentation/${purpose}`, [batch, 1, 1]), count)),
        'int32',
      );
    const moves = 2 * shift + 1;
    const down = shift > 0 ? drawBelow('down', moves) : integers([0]);
    const across = shift > 0 ? drawBelow('across', moves) : integers([0]);

    // Where in the padded images each pixel comes from, all images laid end to end.
    const image = tf.reshape(integers(range(batch)), [batch, 1, 1]);
    const row = tf.add(tf.reshape(integers(range(height)), [1, height, 1]), down);
    const forwards = tf.reshape(integers(range(width)), [1, 1, width]);
    const column = tf.add(
      flip ? mirrored(forwards, width, drawBelow('flip', 2)) : forwards,
      across,
    );
    const from = tf.add(
      tf.mul(tf.add(tf.mul(image, integer(rows)), row), integer(columns)),
      column,
    );
    return tf.gather(tf.reshape(padded, [batch * rows * columns, channels]), from);
  });
}

/** `column` where `flips` is 0 and `width - 1 - column` where it is 1. */
function mirrored(column: Tensor, width: number, flips: Tensor): Tensor {
  const change = tf.sub(integer(width - 1), tf.mul(column, integer(2)));
  return tf.add(column, tf.mul(flips, change));
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const integers = (values: number[]): Tensor => tf.tensor1d(values, 'int32');
const integer = (value: number): Tensor => tf.scalar(value, 'int32');
