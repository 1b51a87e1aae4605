import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { randomStream } from '../random.ts';
import type { ImageSet } from './dataset.ts';
import { validationCount } from './split-counts.ts';

/** The first `count` examples (all of them where there are fewer), as views of the same bytes. */
export function firstExamples(set: ImageSet, count: number | undefined): ImageSet {
  if (count === undefined || count >= set.count) return set;
  return {
    ...set,
    count,
    images: set.images.subarray(0, count * pixelsPerImage(set)),
    labels: set.labels.subarray(0, count),
  };
}

/**
 * Sets a share of the training examples aside for validation, drawn by the seed. Both parts keep
 * the order of the file. A share above zero sets at least one example aside.
 *
 * @throws UserError when no training example would be left.
 */
export function splitValidation(
  set: ImageSet,
  fraction: number,
  seed: number,
): { train: ImageSet; validation: ImageSet | null } {
  if (fraction === 0) return { train: set, validation: null };
  const aside = validationCount(set.count, fraction);
  requireRest(set.count, aside, fraction);
  const order = randomStream(seed, 'validation-split').permutation(set.count);
  return {
    train: examplesAt(set, order.subarray(aside).toSorted()),
    validation: examplesAt(set, order.subarray(0, aside).toSorted()),
  };
}

/** @throws UserError when no training example would be left. */
export function requireRest(count: number, aside: number, fraction: number): void {
  if (aside < count) return;
  throw new UserError(
    say`dataset.validationFraction ${fraction} of ${count} training examples leaves none to
      train on: choose a smaller fraction or a larger maxTrainExamples.`,
  );
}

/** Bytes of one image. */
export function pixelsPerImage(set: Pick<ImageSet, 'shape'>): number {
  return set.shape.reduce((product, size) => product * size, 1);
}

/** The examples at these places, in this order. */
export function examplesAt(set: ImageSet, indices: Int32Array): ImageSet {
  const size = pixelsPerImage(set);
  const images = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    images.set(set.images.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = set.labels[from] as number;
  });
  return { ...set, count: indices.length, images, labels };
}
