import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedFile } from '../../../archives/files.fixture.ts';
import { npyFile } from './files.fixture.ts';
import { parseNpy } from './npy.ts';

const shape = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
const sizeOf = (sizes: readonly number[]) => sizes.reduce((product, size) => product * size, 1);

/** Arrays of any shape, of every type that numpy may have given them. */
const array = shape.chain((sizes) => {
  const exactly = { minLength: sizeOf(sizes), maxLength: sizeOf(sizes) };
  const typed = <T extends ArrayBufferView>(descr: string, values: fc.Arbitrary<T>) =>
    values.map((own) => ({ descr, sizes, own }));
  return fc.oneof(
    typed('|u1', fc.uint8Array(exactly)),
    typed('|b1', fc.uint8Array({ ...exactly, max: 1 })),
    typed('|i1', fc.int8Array(exactly)),
    typed('<u2', fc.uint16Array(exactly)),
    typed('<i2', fc.int16Array(exactly)),
    typed('<u4', fc.uint32Array(exactly)),
    typed('<i4', fc.int32Array(exactly)),
    typed('<u8', fc.bigUint64Array(exactly)),
    typed('<i8', fc.bigInt64Array(exactly)),
    typed('<f4', fc.float32Array(exactly)),
    typed('<f8', fc.float64Array(exactly)),
  );
});

describe('an NPY array', () => {
  it('of any type and shape comes back, its values as numbers', () => {
    fc.assert(
      fc.property(array, ({ descr, sizes, own }) => {
        const read = parseNpy(namedFile('a.npy', npyFile(descr, sizes, own)));
        expect(read.shape).toEqual(sizes);
        expect(Array.from(read.values)).toEqual(Array.from(own, Number));
      }),
    );
  });

  it('of 16-bit floats has the values that numpy says', () => {
    // numpy.array([0, 1, -2, 0.5, 0.1, 65504, 6e-8, 6.1e-5, inf, nan], '<f2') and back in float64.
    const bits = [0, 0x3c00, 0xc000, 0x3800, 0x2e66, 0x7bff, 1, 0x3ff, 0x7c00, 0x7e00];
    const bytes = npyFile('<f2', [bits.length], Uint16Array.from(bits));
    expect([...Array.from(parseNpy(namedFile('a.npy', bytes)).values)]).toEqual([
      0,
      1,
      -2,
      0.5,
      0.0999755859375,
      65504,
      5.960464477539063e-8,
      6.097555160522461e-5,
      Infinity,
      Number.NaN,
    ]);
  });

  it('tells at which byte each value stands', () => {
    fc.assert(
      fc.property(fc.int32Array({ minLength: 1 }), fc.nat(), (own, place) => {
        const bytes = npyFile('<i4', [own.length], own);
        const index = place % own.length;
        const { byteOf } = parseNpy(namedFile('a.npy', bytes));
        const view = new DataView(bytes.buffer, bytes.byteOffset);
        expect(view.getInt32(byteOf(index), true)).toBe(own[index]);
      }),
    );
  });

  it('that is cut off is refused, naming the byte', () => {
    fc.assert(
      fc.property(array, fc.nat(), ({ descr, sizes, own }, place) => {
        const bytes = npyFile(descr, sizes, own);
        const cut = place % bytes.length;
        expect(() => parseNpy(namedFile('a.npy', bytes.subarray(0, cut)))).toThrow(
          `a.npy: byte ${cut}: `,
        );
      }),
    );
  });
});
