import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** An array of unsigned bytes as an IDX file holds it, row-major. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/** What an IDX file must hold: one entry per dimension, null where any size above zero will do. */
export type IdxShape = readonly (number | null)[];

const UNSIGNED_BYTE = 0x08;
const GZIP_MAGIC = 0x1f8b;

/**
 * The array in an IDX file: two zero bytes, the type, the number of dimensions, each dimension as a
 * big-endian 32-bit integer, and the values. The values are a view of `bytes`.
 *
 * @param remedy what the user can do about a damaged file, as a sentence; it ends every error.
 * @throws UserError naming `file` and the byte at which it goes wrong.
 */
export function parseIdx(
  bytes: Uint8Array,
  file: string,
  expected: IdxShape,
  remedy: Sentence,
): IdxArray {
  const damaged = (byte: number, finding: Sentence): UserError =>
    new UserError(say`The data file ${file} is damaged at byte ${byte}: ${finding}. ${remedy}`);

  const header = 4 + 4 * expected.length;
  if (bytes.length < header) {
    throw damaged(bytes.length, say`it ends there, within its header of ${header} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = [0, 0, UNSIGNED_BYTE, expected.length];
  const wrong = magic.findIndex((value, index) => view.getUint8(index) !== value);
  if (wrong >= 0) {
    const finding = say`an IDX file of bytes in ${expected.length} dimensions starts with
      ${hex(magic)}, this one with ${hex([...bytes.subarray(0, 4)])}`;
    throw damaged(
      wrong,
      view.getUint16(0) === GZIP_MAGIC
        ? say`${finding} (it is gzip-compressed; unpack it)`
        : finding,
    );
  }

  const shape = expected.map((size, dimension) => {
    const offset = 4 + 4 * dimension;
    const found = view.getUint32(offset);
    if (size === null ? found === 0 : found !== size) {
      const wanted = size ?? say`at least 1`;
      throw damaged(offset, say`dimension ${dimension} is ${found} instead of ${wanted}`);
    }
    return found;
  });
  const length = header + shape.reduce((product, size) => product * size, 1);
  if (bytes.length < length) {
    throw damaged(bytes.length, say`it ends there instead of after ${length} bytes`);
  }
  if (bytes.length > length) {
    throw damaged(length, say`it should end there but goes on to ${bytes.length} bytes`);
  }
  return { shape, values: bytes.subarray(header) };
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
