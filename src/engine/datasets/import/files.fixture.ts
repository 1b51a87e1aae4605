import type { NamedFile } from './imported-images.ts';

export function namedFile(name: string, content: Uint8Array | string): NamedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: new Uint8Array(bytes) };
}

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
