import { fileFault } from './imported-examples.ts';
import type { NamedFile } from './imported-examples.ts';
import { say } from '../../../contract/sentence.ts';

/** A numeric array in an NPY file, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  /** Byte of the file at which a value stands. */
  byteOf(index: number): number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** How numpy calls its types, and how their values are read; little-endian. */
const TYPES: Readonly<Record<string, readonly [bytes: number, read: ReadValues]>> = {
  '|u1': [1, (bytes) => bytes],
  '|b1': [1, (bytes) => bytes],
  '|i1': [1, (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)],
  '<u2': [2, (bytes) => new Uint16Array(aligned(bytes))],
  '<i2': [2, (bytes) => new Int16Array(aligned(bytes))],
  '<u4': [4, (bytes) => new Uint32Array(aligned(bytes))],
  '<i4': [4, (bytes) => new Int32Array(aligned(bytes))],
  '<u8': [8, (bytes) => Float64Array.from(new BigUint64Array(aligned(bytes)), Number)],
  '<i8': [8, (bytes) => Float64Array.from(new BigInt64Array(aligned(bytes)), Number)],
  '<f2': [2, (bytes) => Float32Array.from(new Uint16Array(aligned(bytes)), ofHalf)],
  '<f4': [4, (bytes) => new Float32Array(aligned(bytes))],
  '<f8': [8, (bytes) => new Float64Array(aligned(bytes))],
};
type ReadValues = (bytes: Uint8Array) => ArrayLike<number>;

/** The value of a 16-bit float (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of fraction. */
function ofHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function aligned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/**
 * The array in an NPY file: a magic string, the version, the length of the header, the header as a
 * Python dictionary, and the values (numpy's "NEP 1", format versions 1 to 3).
 *
 * @throws UserError naming the file and the byte.
 */
export function parseNpy({ name, bytes }: NamedFile): NpyArray {
  const wrong = MAGIC.findIndex((value, index) => bytes[index] !== value);
  if (wrong >= 0) throw fileFault(name, say`byte ${wrong}`, say`not the beginning of an NPY array`);
  const major = bytes[6] ?? 0;
  const lengthBytes = major === 1 ? 2 : 4;
  const headerStart = 8 + lengthBytes;
  if (bytes.length < headerStart) {
    throw fileFault(name, say`byte ${bytes.length}`, say`it ends there, within its header`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataStart = headerStart + headerLength;
  if (bytes.length < dataStart) {
    throw fileFault(
      name,
      say`byte ${bytes.length}`,
      say`it ends there, before byte ${dataStart}, where its values begin`,
    );
  }
  const header = new TextDecoder().decode(bytes.subarray(headerStart, dataStart));
  const atHeader = say`byte ${headerStart}`;
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const reader = TYPES[type ?? ''];
  if (reader === undefined) {
    throw fileFault(
      name,
      atHeader,
      say`values of the type ${type ?? say`that its header does not name`}; ${Object.keys(TYPES)} can
        be read`,
    );
  }
  if (!/'fortran_order':\s*False/.test(header)) {
    throw fileFault(
      name,
      atHeader,
      say`an array in Fortran order; save numpy.ascontiguousarray(...) of it`,
    );
  }
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (shapeText === undefined) throw fileFault(name, atHeader, say`its header has no shape`);
  const shape = shapeText
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  const [valueBytes, read] = reader;
  const length = shape.reduce((product, size) => product * size, 1) * valueBytes;
  if (bytes.length !== dataStart + length) {
    throw fileFault(
      name,
      say`byte ${Math.min(bytes.length, dataStart + length)}`,
      bytes.length < dataStart + length
        ? say`it ends there instead of after ${dataStart + length} bytes`
        : say`it should end there but goes on to ${bytes.length} bytes`,
    );
  }
  return {
    shape,
    values: read(bytes.subarray(dataStart)),
    byteOf: (index) => dataStart + index * valueBytes,
  };
}
