import type { Image } from '../../contract/catalogue.ts';

/**
 * An image as a canvas takes it: red, green, blue and opacity of each pixel, row by row. Images of
 * one channel are grey; those of three are red, green and blue.
 */
export function canvasPixels({ shape, pixels }: Image): Uint8ClampedArray<ArrayBuffer> {
  const [height, width, channels] = shape;
  const bytes = Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
  const rgba = new Uint8ClampedArray(4 * height * width);
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    const first = pixel * channels;
    for (let colour = 0; colour < 3; colour += 1) {
      rgba[4 * pixel + colour] = bytes[first + (channels === 3 ? colour : 0)] ?? 0;
    }
    rgba[4 * pixel + 3] = 255;
  }
  return rgba;
}
