import { fileFault } from '../../../archives/named-file.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import { say } from '../../../contract/sentence.ts';

/** A numeric array in an NPY file, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  /** Byte of the file at which a value stands. */
  byteOf(index: number): number;
}

/** What a header may have: numpy itself believes 10,000 bytes (`max_header_size`). */
const MAX_HEADER_BYTES = 2 ** 16;
/** Axes that an array may have, as in numpy. */
const MAX_AXES = 64;

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** How numpy calls its types, and how their values are read; little-endian. */
const TYPES = new Map<string, readonly [bytes: number, read: ReadValues]>([
  ['|u1', [1, (bytes) => bytes]],
  ['|b1', [1, (bytes) => bytes]],
  ['|i1', [1, viewAs(Int8Array)]],
  ['<u2', [2, viewAs(Uint16Array)]],
  ['<i2', [2, viewAs(Int16Array)]],
  ['<u4', [4, viewAs(Uint32Array)]],
  ['<i4', [4, viewAs(Int32Array)]],
  ['<u8', [8, (bytes) => Float64Array.from(viewAs(BigUint64Array)(bytes), Number)]],
  ['<i8', [8, (bytes) => Float64Array.from(viewAs(BigInt64Array)(bytes), Number)]],
  ['<f2', [2, (bytes) => Float32Array.from(viewAs(Uint16Array)(bytes), ofHalf)]],
  ['<f4', [4, viewAs(Float32Array)]],
  ['<f8', [8, viewAs(Float64Array)]],
]);
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

/** The values where they lie: numpy puts them at a multiple of 64 bytes. Elsewhere a copy. */
function viewAs<T>(Values: NumbersOf<T>): (bytes: Uint8Array) => T {
  return ({ buffer, byteOffset, length }) => {
    const size = Values.BYTES_PER_ELEMENT;
    return byteOffset % size === 0
      ? new Values(buffer as ArrayBuffer, byteOffset, length / size)
      : new Values((buffer as ArrayBuffer).slice(byteOffset, byteOffset + length));
  };
}
interface NumbersOf<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): T;
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
  if (headerLength > MAX_HEADER_BYTES) {
    throw fileFault(name, say`byte 8`, say`a header of ${headerLength} bytes, which no array has`);
  }
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
  const reader = TYPES.get(type ?? '');
  if (reader === undefined) {
    throw fileFault(
      name,
      atHeader,
      say`values of the type ${type ?? say`that its header does not name`}; ${[...TYPES.keys()]} can
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
  if (shape.length > MAX_AXES) {
    throw fileFault(name, atHeader, say`${shape.length} axes, which no array has`);
  }
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
