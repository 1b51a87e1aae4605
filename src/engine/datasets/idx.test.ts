import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { idxFile } from './import/files.fixture.ts';
import { parseIdx } from './idx.ts';

/** Two images of 1 by 3 pixels. */
const images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
const parse = (bytes: number[], shape = [null, 1, 3] as (number | null)[]) =>
  parseIdx(Uint8Array.from(bytes), '/data/images', shape, say`Restore it.`);

/** Bytes in one to four dimensions. */
const anyArray = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((shape) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const values = fc.array(fc.nat(255), { minLength: length, maxLength: length });
    return values.map((own) => ({ shape, values: own }));
  });

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

  it('of any shape comes back', () => {
    fc.assert(
      fc.property(anyArray, ({ shape, values }) => {
        const array = parseIdx(idxFile(shape, values), 'f', shape, say``);
        expect(array).toEqual({ shape, values: Uint8Array.from(values) });
      }),
    );
  });

  it('that is cut off or goes on is refused, naming the byte', () => {
    fc.assert(
      fc.property(anyArray, fc.nat(), fc.nat(9), ({ shape, values }, place, more) => {
        const whole = idxFile(shape, values);
        const cut = place % whole.length;
        const longer = Uint8Array.from([...whole, ...new Uint8Array(1 + more)]);
        const read = (bytes: Uint8Array) => parseIdx(bytes, 'f', shape, say``);
        expect(() => read(whole.subarray(0, cut))).toThrow(`at byte ${cut}: it ends there`);
        expect(() => read(longer)).toThrow(`at byte ${whole.length}: it should end there`);
      }),
    );
  });

  it('with any byte of its header changed is refused', () => {
    fc.assert(
      fc.property(anyArray, fc.nat(), fc.integer({ min: 1, max: 255 }), (array, place, change) => {
        const whole = idxFile(array.shape, array.values);
        const at = place % (4 + 4 * array.shape.length);
        const changed = whole.with(at, ((whole[at] ?? 0) + change) % 256);
        expect(() => parseIdx(changed, 'f', array.shape, say``)).toThrow(UserError);
      }),
    );
  });

  it('that is still compressed is recognised', () => {
    expect(() => parse([0x1f, 0x8b, ...images.slice(2)])).toThrow('gzip-compressed; unpack it');
  });
});
