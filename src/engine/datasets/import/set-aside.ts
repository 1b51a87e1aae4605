import type { ImportFindings } from '../../../contract/import-findings.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { randomStream } from '../../random.ts';
import { stratifiedParts } from '../stratified.ts';
import type { TwoParts } from '../stratified.ts';
import type { ImagesPart } from './imported-images.ts';

/** Share of the images that are set aside for testing where the files have no test images. */
const TEST_SHARE = 0.2;

/**
 * Sets a fifth of the images aside for testing, the same whenever and wherever they are imported:
 * every class by its share, and one of each class left to train on; or, not stratified, whatever
 * their classes, as version 0.1.0 did.
 *
 * @param size bytes of one image
 * @throws UserError where no image would be left
 */
export function setAside(
  all: ImagesPart,
  { size, classes, stratify }: { size: number; classes: number; stratify: boolean },
): { train: ImagesPart; test: ImagesPart; how: NonNullable<ImportFindings['setAside']> } {
  const aside = Math.max(1, Math.round(all.count * TEST_SHARE));
  if (aside >= all.count) {
    throw new UserError(
      all.count === 1
        ? say`There is one image: too few to train on some and test on others.`
        : say`There are ${all.count} images: too few to train on some and test on others.`,
    );
  }
  const { part, rest } = stratify
    ? stratifiedParts(all.labels, classes, aside, randomStream(0, 'stratified-test-split'), 'rest')
    : anyParts(all.count, aside);
  return {
    train: examplesAt(all, rest, size),
    test: examplesAt(all, part, size),
    how: stratify ? 'by class' : 'at random',
  };
}

function anyParts(count: number, aside: number): TwoParts {
  const order = randomStream(0, 'imported-test-split').permutation(count);
  return { part: order.subarray(0, aside).toSorted(), rest: order.subarray(aside).toSorted() };
}

function examplesAt(part: ImagesPart, indices: Int32Array, size: number): ImagesPart {
  const images = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    images.set(part.images.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = part.labels[from] as number;
  });
  return { count: indices.length, images, labels };
}
