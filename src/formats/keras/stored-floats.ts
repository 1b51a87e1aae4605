/** Floats as a file has them, little-endian, of 2 or 4 bytes; 16-bit ones are widened exactly. */
export function floatsOf(bytes: Uint8Array, size: 2 | 4): Float32Array {
  const own = new Uint8Array(bytes).buffer;
  return size === 4 ? new Float32Array(own) : Float32Array.from(new Uint16Array(own), ofHalf);
}

/** The value of a 16-bit float (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of fraction. */
function ofHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
