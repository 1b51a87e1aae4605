import { expect, it } from 'vitest';
import { shownExample } from './shown-example.ts';

const labels = Uint8Array.of(0, 1);

it('an image is shown by its pixels', () => {
  const values = Uint8Array.of(1, 2, 3, 4);
  expect(shownExample({ shape: [1, 2, 1], values, labels }, 1)).toEqual({
    label: 1,
    image: { shape: [1, 2, 1], pixels: Buffer.of(3, 4).toString('base64') },
    values: null,
  });
});

it('anything else by its values, of which only so many are sent', () => {
  const values = Float32Array.of(0.5, -1, 2, 3);
  const row = { label: 0, image: null, values: [0.5, -1] };
  expect(shownExample({ shape: [2], values, labels }, 0)).toEqual(row);
  const long = new Float32Array(2 * 100 * 80);
  expect(shownExample({ shape: [100, 80], values: long, labels }, 1).values).toHaveLength(4096);
});
