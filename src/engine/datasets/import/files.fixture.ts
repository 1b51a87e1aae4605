/** An IDX file of bytes. */
export function idxFile(shape: readonly number[], values: readonly number[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint8(2, 8);
  header.setUint8(3, shape.length);
  shape.forEach((size, dimension) => header.setUint32(4 + 4 * dimension, size));
  return Uint8Array.from([...new Uint8Array(header.buffer), ...values]);
}

/** A record of CIFAR: its labels, and one colour everywhere. */
export function cifarRecord(labels: readonly number[], [r, g, b]: readonly number[]): number[] {
  const plane = (value = 0) => new Array<number>(1024).fill(value);
  return [...labels, ...plane(r), ...plane(g), ...plane(b)];
}

/** An NPY array as numpy writes it, of format version 1. */
export function npyFile(
  descr: string,
  shape: readonly number[],
  values: ArrayBufferView,
): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const header = `${text.padEnd(117)}\n`;
  return Buffer.concat([
    Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]),
    Buffer.from(header),
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  ]);
}
