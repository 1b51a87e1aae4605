import type { Image } from '../../contract/catalogue.ts';
import type { ImageSet } from '../../engine/datasets/dataset.ts';
import { pixelsPerImage } from '../../engine/datasets/image-set.ts';

/** One image of a set as it is sent. */
export function imageAt(set: ImageSet, index: number): Image {
  const size = pixelsPerImage(set);
  const pixels = set.images.subarray(index * size, (index + 1) * size);
  return { shape: [...set.shape], pixels: Buffer.from(pixels).toString('base64') };
}
