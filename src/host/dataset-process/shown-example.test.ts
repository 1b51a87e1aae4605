import { expect, it } from 'vitest';
import { shownExample } from './shown-example.ts';

const labels = Uint8Array.of(0, 1);
const pictureOf = (shape: readonly number[], values: Uint8Array | Float32Array, most = 256) => {
  const { image } = shownExample({ shape, values, labels }, 0, most);
  return [image?.shape, [...Buffer.from(image?.pixels ?? '', 'base64')]];
};

it('an image is shown by its pixels', () => {
  const values = Uint8Array.of(1, 2, 3, 4);
  expect(shownExample({ shape: [1, 2, 1], values, labels }, 1, 256)).toEqual({
    label: 1,
    image: { shape: [1, 2, 1], pixels: Buffer.of(3, 4).toString('base64') },
    values: null,
  });
});

it('of a large image every n-th pixel is shown, and of many channels the first', () => {
  const large = Uint8Array.from({ length: 12 }, (_, at) => at);
  expect(pictureOf([3, 4, 1], large, 2)).toEqual([
    [2, 2, 1],
    [0, 2, 8, 10],
  ]);
  expect(pictureOf([1, 2, 6], large)).toEqual([
    [1, 2, 1],
    [0, 6],
  ]);
  expect(pictureOf([2, 2, 3], large)).toEqual([[2, 2, 3], [...large]]);
});

it('an image of numbers is shown from its least to its greatest', () => {
  expect(pictureOf([1, 3, 1], Float32Array.of(-2, 0, 2))).toEqual([
    [1, 3, 1],
    [0, 128, 255],
  ]);
  expect(pictureOf([1, 1, 1], Float32Array.of(7))).toEqual([[1, 1, 1], [0]]);
});

it('anything else by its values, of which only so many are sent', () => {
  const values = Float32Array.of(0.5, -1, 2, 3);
  const row = { label: 0, image: null, values: [0.5, -1] };
  expect(shownExample({ shape: [2], values, labels }, 0, 256)).toEqual(row);
  const long = new Float32Array(2 * 100 * 80);
  expect(shownExample({ shape: [100, 80], values: long, labels }, 1, 256).values).toHaveLength(
    4096,
  );
});
