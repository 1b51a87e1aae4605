import type { LayerValues } from '../network.ts';

/** Values by name as texts that are equal where every bit is; arrays of floats are compared one by one. */
export function bitsOf(entries: readonly LayerValues[]): Record<string, string> {
  return Object.fromEntries(
    entries.map(({ name, shape, values }) => {
      const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
      return [name, `[${shape.join(', ')}] ${bytes.toString('base64')}`];
    }),
  );
}
