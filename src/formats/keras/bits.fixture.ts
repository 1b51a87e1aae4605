import type { LayerValues } from '../network.ts';

/** Values as texts that are equal where every bit is; arrays of floats are compared one by one. */
export function bitsOf(entries: readonly LayerValues[]) {
  return entries.map(({ name, shape, values }) => ({
    name,
    shape,
    bits: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
  }));
}
