import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pictureKind } from './picture.ts';
import { pictureSize, requireFewPixels } from './picture-size.ts';

const folder = join(import.meta.dirname, '../../../../../test/fixtures/pictures');
const sizeOf = (bytes: Uint8Array) => pictureSize(bytes, pictureKind(bytes) ?? 'PNG');

describe('the size of a picture', () => {
  it.each([
    ['colour.png', 5, 6],
    ['one-bit.png', 5, 6],
    ['colour.jpg', 20, 24],
    ['progressive.jpg', 20, 24],
    ['turned.jpg', 20, 24],
  ])('is what the beginning of %s says', (file, height, width) => {
    expect(sizeOf(readFileSync(join(folder, file)))).toEqual({ height, width });
  });

  it('is not known of a beginning that is cut off, or leads nowhere', () => {
    const bytes = readFileSync(join(folder, 'colour.jpg'));
    expect(sizeOf(bytes.subarray(0, 12))).toBeUndefined();
    expect(sizeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 4, 5, 6))).toBeUndefined();
    expect(sizeOf(Uint8Array.of(0xff, 0xd8, ...new Uint8Array(40).fill(0xff)))).toBeUndefined();
  });

  it('has bounds, beyond which it is told', () => {
    expect(() => requireFewPixels('a.png', { height: 8192, width: 8192 })).not.toThrow();
    expect(() => requireFewPixels('a.png', { height: 8192, width: 8193 })).toThrow(
      'a.png has 8192 x 8193 pixels, and 67,108,864 are possible',
    );
    expect(() => requireFewPixels('a.png', { height: 1, width: 16_385 })).toThrow('up to 16,384');
  });
});
