import type { Image } from '../../contract/catalogue.ts';
import type { ImageSet } from '../../engine/datasets/dataset.ts';

/** One image of a set as it is sent. */
export function imageAt(set: Pick<ImageSet, 'shape' | 'images'>, index: number): Image {
  const [height, width, channels] = set.shape;
  const size = height * width * channels;
  const pixels = set.images.subarray(index * size, (index + 1) * size);
  return { shape: [...set.shape], pixels: Buffer.from(pixels).toString('base64') };
}
