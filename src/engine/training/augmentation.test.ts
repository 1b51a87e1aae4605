import { afterEach, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { augment, requireAugmentable } from './augmentation.ts';
import { createRandomSource, type RandomSource } from './random-source.ts';
import { createStepClock } from './step-clock.ts';

const made: { dispose(): void }[] = [];
afterEach(() => {
  for (const thing of made.splice(0).reverse()) thing.dispose();
});

/** A source that gives each purpose the numbers it is told, one per image. */
const told = (values: Record<string, number[]>): RandomSource => ({
  uniform: (purpose, shape) =>
    tf.tensor(values[purpose.replace('augmentation/', '')] as number[], [...shape]),
  dispose: () => undefined,
});
const seeded = () => {
  const clock = createStepClock();
  const source = createRandomSource(clock, 0, 'augmentation');
  made.push(clock, source);
  return source;
};
/** Two images of 2 x 3 pixels with two channels: v and -v. */
const pixels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((value) => [value, -value]);
const firstChannel = (images: TensorFlow.Tensor) =>
  [...images.dataSync()].filter((_, index) => index % 2 === 0);
const changed = (augmentation: Parameters<typeof augment>[1], random: RandomSource) =>
  tf.tidy(() => {
    const images = augment(tf.tensor4d(pixels, [2, 2, 3, 2]), augmentation, random);
    expect(images.shape).toEqual([2, 2, 3, 2]);
    const values = [...images.dataSync()];
    values.forEach((value, index) => {
      if (index % 2 === 1) expect(value).toBeCloseTo(-(values[index - 1] as number), 6);
    });
    return firstChannel(images);
  });

describe('augmentation', () => {
  it('moves each image for itself, and lets zeros in', () => {
    // Thirds of [0, 1) are -1, 0 and 1: what is read lies one row up, and one column to the right.
    const random = told({ down: [0.1, 0.5], across: [0.9, 0.5] });
    expect(changed({ shift: 1, flip: false }, random)).toEqual([
      ...[0, 0, 0, 2, 3, 0],
      ...[7, 8, 9, 10, 11, 12],
    ]);
  });

  it('mirrors left and right where the draw says so', () => {
    const random = told({ flip: [0.49, 0.5] });
    expect(changed({ shift: 0, flip: true }, random)).toEqual([
      ...[1, 2, 3, 4, 5, 6],
      ...[9, 8, 7, 12, 11, 10],
    ]);
  });

  it('mirrors what has moved', () => {
    const random = told({ flip: [0, 0.9], down: [0.5, 0.5], across: [0.5, 0.9] });
    expect(changed({ shift: 1, flip: true }, random).slice(6)).toEqual([0, 9, 8, 0, 12, 11]);
  });

  it('changes nothing where nothing is asked', () => {
    expect(changed({ shift: 0, flip: false }, seeded())).toEqual(
      pixels.filter((_, index) => index % 2 === 0),
    );
  });

  it('reaches every shift, and mirrors about half of the images', () => {
    // One white pixel in the middle of 5 x 5 shows where each image went.
    const count = 600;
    const random = seeded();
    const places = tf.tidy(() => {
      const image = tf.oneHot(tf.tensor1d([12], 'int32'), 25);
      const images = tf.tile(tf.reshape(tf.cast(image, 'float32'), [1, 5, 5, 1]), [count, 1, 1, 1]);
      const moved = augment(images, { shift: 2, flip: false }, random);
      return [...tf.argMax(tf.reshape(moved, [count, 25]), 1).dataSync()];
    });
    const counts = Array.from({ length: 25 }, (_, at) => places.filter((p) => p === at).length);
    expect(Math.min(...counts)).toBeGreaterThan(5);
    expect(Math.max(...counts)).toBeLessThan(60);

    const mirrored = tf.tidy(() => {
      const images = tf.tile(tf.tensor4d([1, 0], [1, 1, 2, 1]), [count, 1, 1, 1]);
      const flipped = augment(images, { shift: 0, flip: true }, random);
      return tf.sum(tf.argMax(tf.reshape(flipped, [count, 2]), 1)).dataSync()[0] as number;
    });
    expect(mirrored).toBeGreaterThan(230);
    expect(mirrored).toBeLessThan(370);
  });
});

it('what is no image is not augmented', () => {
  expect(() => requireAugmentable({ shape: [28, 28, 1] })).not.toThrow();
  expect(() => requireAugmentable({ shape: [20, 3] })).toThrow(
    'Only images [height, width, channels] can be moved and mirrored, and the examples of this data set are [20, 3]',
  );
});
