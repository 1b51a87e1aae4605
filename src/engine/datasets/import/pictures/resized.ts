import type { Picture } from './picture.ts';

/** For each place along the new side: where its weights begin, and what each old place weighs. */
type Weights = readonly { readonly start: number; readonly weights: readonly number[] }[];

/**
 * The picture in another size, by linear interpolation; where it shrinks, each new pixel is the mean
 * of what it covers, weighted by a triangle as wide as two new pixels (as Pillow's BILINEAR does it).
 * Height and width are scaled each by itself.
 */
export function resized(picture: Picture, height: number, width: number): Picture {
  if (picture.height === height && picture.width === width) return picture;
  const { channels } = picture;
  const across = weightsFor(picture.width, width);
  const down = weightsFor(picture.height, height);
  const wide = new Float64Array(picture.height * width * channels);
  for (let row = 0; row < picture.height; row++) {
    across.forEach(({ start, weights }, column) => {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        weights.forEach((weight, index) => {
          const at = (row * picture.width + start + index) * channels + channel;
          sum += weight * (picture.pixels[at] as number);
        });
        wide[(row * width + column) * channels + channel] = sum;
      }
    });
  }
  const pixels = new Uint8ClampedArray(height * width * channels);
  const line = width * channels;
  down.forEach(({ start, weights }, row) => {
    for (let at = 0; at < line; at++) {
      let sum = 0;
      weights.forEach((weight, index) => {
        sum += weight * (wide[(start + index) * line + at] as number);
      });
      pixels[row * line + at] = Math.round(sum);
    }
  });
  return { height, width, channels, pixels: new Uint8Array(pixels.buffer) };
}

function weightsFor(from: number, to: number): Weights {
  const scale = from / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, place) => {
    const centre = (place + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - reach + 0.5));
    const end = Math.min(from, Math.floor(centre + reach + 0.5));
    const raw = Array.from({ length: end - start }, (_weight, index) =>
      Math.max(0, 1 - Math.abs((start + index + 0.5 - centre) / reach)),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { start, weights: raw.map((weight) => weight / sum) };
  });
}
