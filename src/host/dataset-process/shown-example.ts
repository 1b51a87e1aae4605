import type { Image, ShownExample } from '../../contract/catalogue.ts';
import type { ExampleSet, ExampleValues } from '../../engine/datasets/dataset.ts';
import { valuesPerExample } from '../../engine/datasets/example-set.ts';

/** More than anybody looks at; of longer examples the first are sent. */
const MOST_VALUES = 4096;

/**
 * One example of a set as it is sent: of images a picture, of anything else its values.
 *
 * @param mostPixels a picture has at most so many to a side
 */
export function shownExample(
  set: Pick<ExampleSet, 'shape' | 'values' | 'labels'>,
  index: number,
  mostPixels: number,
): ShownExample {
  const size = valuesPerExample(set);
  const own = set.values.subarray(index * size, (index + 1) * size);
  const label = set.labels[index] as number;
  if (set.shape.length !== 3)
    return { label, image: null, values: [...own.subarray(0, MOST_VALUES)] };
  const [height, width, channels] = set.shape as [number, number, number];
  return { label, image: pictureOf(own, [height, width, channels], mostPixels), values: null };
}

/**
 * Of larger images every n-th pixel; of channels that are neither grey nor colours the first. Numbers
 * that are no brightnesses are shown from black, the least of them, to white, the greatest.
 */
function pictureOf(
  values: ExampleValues,
  [height, width, channels]: readonly [number, number, number],
  mostPixels: number,
): Image {
  const step = Math.ceil(Math.max(height, width) / mostPixels);
  const rows = Math.ceil(height / step);
  const columns = Math.ceil(width / step);
  const shown = channels === 3 ? 3 : 1;
  const brightness = brightnessIn(values);
  const pixels = new Uint8Array(rows * columns * shown);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * step * width + column * step) * channels;
      for (let channel = 0; channel < shown; channel++) {
        pixels[to++] = brightness(values[from + channel] as number);
      }
    }
  }
  return { shape: [rows, columns, shown], pixels: Buffer.from(pixels).toString('base64') };
}

function brightnessIn(values: ExampleValues): (value: number) => number {
  if (values instanceof Uint8Array) return (byte) => byte;
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const span = greatest - least || 1;
  return (value) => Math.round((255 * (value - least)) / span);
}
