import { TensorProto_DataType as DataType } from 'onnx-buf';
import type { ElementType, Fractions } from './constant.ts';

/** How values of a type lie in raw bytes, little-endian. */
export interface RawForm {
  readonly type: ElementType;
  readonly bytes: 1 | 2 | 4 | 8;
}

const FORMS: Partial<Record<DataType, RawForm>> = {
  [DataType.FLOAT]: { type: 'float32', bytes: 4 },
  [DataType.DOUBLE]: { type: 'float64', bytes: 8 },
  [DataType.FLOAT16]: { type: 'float16', bytes: 2 },
  [DataType.BFLOAT16]: { type: 'bfloat16', bytes: 2 },
  [DataType.INT8]: { type: 'int8', bytes: 1 },
  [DataType.INT16]: { type: 'int16', bytes: 2 },
  [DataType.INT32]: { type: 'int32', bytes: 4 },
  [DataType.INT64]: { type: 'int64', bytes: 8 },
  [DataType.UINT8]: { type: 'uint8', bytes: 1 },
  [DataType.UINT16]: { type: 'uint16', bytes: 2 },
  [DataType.UINT32]: { type: 'uint32', bytes: 4 },
  [DataType.UINT64]: { type: 'uint64', bytes: 8 },
  [DataType.BOOL]: { type: 'bool', bytes: 1 },
};

/** How a type of ONNX is read; undefined for texts, complex numbers and what is smaller than a byte. */
export function findRawForm(dataType: number): RawForm | undefined {
  return FORMS[dataType as DataType];
}

/** A type as ONNX calls it. */
export function dataTypeName(dataType: number): string {
  return (DataType as Record<number, string | undefined>)[dataType] ?? String(dataType);
}

/** Fractions of raw bytes. They may share the bytes' memory. */
export function fractionsOf(bytes: Uint8Array, type: ElementType): Fractions {
  if (type === 'float64') return new Float64Array(aligned(bytes, 8));
  if (type === 'float32') {
    const { buffer, byteOffset, byteLength } = bytes;
    return byteOffset % 4 === 0
      ? new Float32Array(buffer, byteOffset, byteLength / 4)
      : new Float32Array(aligned(bytes, 4));
  }
  const halves = new Uint16Array(aligned(bytes, 2));
  return Float32Array.from(halves, type === 'float16' ? halfToNumber : brainToNumber);
}

/** A whole number of raw bytes. Those beyond 2^53 are rounded: they are ends that mean "to the end". */
export function wholeNumberAt(view: DataView, at: number, type: ElementType): number {
  switch (type) {
    case 'int8':
      return view.getInt8(at);
    case 'int16':
      return view.getInt16(at, true);
    case 'int32':
      return view.getInt32(at, true);
    case 'int64':
      return Number(view.getBigInt64(at, true));
    case 'uint16':
      return view.getUint16(at, true);
    case 'uint32':
      return view.getUint32(at, true);
    case 'uint64':
      return Number(view.getBigUint64(at, true));
    default:
      return view.getUint8(at);
  }
}

function aligned(bytes: Uint8Array, size: number): ArrayBuffer {
  // Of a Buffer, a slice is no copy.
  return new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % size))).buffer;
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
export function halfToNumber(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

const word = new DataView(new ArrayBuffer(4));

/** bfloat16: the upper half of a 32-bit float. */
function brainToNumber(bits: number): number {
  word.setUint16(0, bits);
  return word.getFloat32(0);
}
