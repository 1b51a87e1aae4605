import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { parseIdx } from './idx.ts';

/** Two images of 1 by 3 pixels. */
const images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
const parse = (bytes: number[], shape = [null, 1, 3] as (number | null)[]) =>
  parseIdx(Uint8Array.from(bytes), '/data/images', shape, say`Restore it.`);
const changed = (offset: number, value: number) => images.with(offset, value);

describe('an IDX file', () => {
  it('gives its shape and its bytes', () => {
    const array = parse(images);
    expect(array.shape).toEqual([2, 1, 3]);
    expect([...array.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('may begin anywhere in a larger buffer', () => {
    const bytes = Uint8Array.from([9, 9, 9, ...images]).subarray(3);
    expect([...parseIdx(bytes, 'f', [2, 1, 3], say``).values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['another first byte', changed(0, 1), 'byte 0: an IDX file of bytes in 3 dimensions'],
    ['floats instead of bytes', changed(2, 0x0d), 'byte 2: an IDX file'],
    [
      'another number of dimensions',
      changed(3, 1),
      'byte 3: an IDX file of bytes in 3 dimensions starts with 00 00 08 03, this one with 00 00 08 01',
    ],
    ['a gzip file', [0x1f, 0x8b, ...images.slice(2)], 'byte 0: an IDX file of bytes in 3 dim'],
    ['no example at all', changed(7, 0), 'byte 4: dimension 0 is 0 instead of at least 1'],
    ['another height', changed(11, 2), 'byte 8: dimension 1 is 2 instead of 1'],
    ['another width', changed(15, 28), 'byte 12: dimension 2 is 28 instead of 3'],
    ['nothing', [], 'byte 0: it ends there, within its header of 16 bytes'],
    ['half a header', images.slice(0, 9), 'byte 9: it ends there, within its header of 16 bytes'],
    ['too few values', images.slice(0, -1), 'byte 21: it ends there instead of after 22 bytes'],
    ['too many values', [...images, 7, 7], 'byte 22: it should end there but goes on to 24 bytes'],
  ])('with %s is refused, naming file and byte', (_, bytes, message) => {
    expect(() => parse(bytes)).toThrow(UserError);
    expect(() => parse(bytes)).toThrow(`The data file /data/images is damaged at ${message}`);
    expect(() => parse(bytes)).toThrow('Restore it.');
  });

  it('that is still compressed is recognised', () => {
    expect(() => parse([0x1f, 0x8b, ...images.slice(2)])).toThrow('gzip-compressed; unpack it');
  });
});
