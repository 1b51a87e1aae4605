/** Zeros and ones as bits, eight to a byte, the first in the lowest; the last byte is filled up with 0. */
export function packBits(flags: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, index) => {
    if (flag !== 0) packed[index >> 3] = (packed[index >> 3] as number) | (1 << (index & 7));
  });
  return packed;
}

/** The first `count` bits as bytes of 0 and 1. */
export function unpackBits(packed: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from(
    { length: count },
    (_, index) => ((packed[index >> 3] as number) >> (index & 7)) & 1,
  );
}
