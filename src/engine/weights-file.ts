import { z } from 'zod';
import { UserError } from '../contract/errors.ts';
import type { NamedValues } from './models/variables.ts';

/** Bytes before the header: its length as a little-endian 64-bit integer. */
const LENGTH_BYTES = 8;
/** The header is padded with spaces, so that the data begins at a multiple of this. */
const ALIGNMENT = 8;
const BYTES_PER_VALUE = 4;

const headerSchema = z.record(
  z.string(),
  z.strictObject({
    dtype: z.literal('F32'),
    shape: z.array(z.int().min(0)),
    data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
  }),
);

/**
 * Variables as a safetensors file: the length of the header, the header as JSON, and the values as
 * little-endian 32-bit floats, sorted by name. Equal values give equal bytes.
 */
export function writeWeightsFile(entries: readonly NamedValues[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  let end = 0;
  const header: z.infer<typeof headerSchema> = {};
  for (const { name, shape, values } of sorted) {
    const begin = end;
    end += values.byteLength;
    header[name] = { dtype: 'F32', shape: [...shape], data_offsets: [begin, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;

  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + end).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(text, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerLength;
  for (const { values } of sorted) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/**
 * The variables in a safetensors file of 32-bit floats, as copies.
 *
 * @param file how the file is called in errors.
 * @throws UserError naming the file and the byte at which it goes wrong.
 */
export function readWeightsFile(bytes: Uint8Array, file: string): NamedValues[] {
  const damaged = (byte: number, finding: string): UserError =>
    new UserError(
      `The weights file ${file} is damaged at byte ${byte}: ${finding}. ` +
        'Restore it from a copy, or run the experiment again.',
    );

  if (bytes.length < LENGTH_BYTES) {
    throw damaged(bytes.length, `it ends there, within the ${LENGTH_BYTES} bytes of its length`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getBigUint64(0, true);
  if (headerLength > BigInt(bytes.length - LENGTH_BYTES)) {
    throw damaged(0, `a header of ${headerLength} bytes does not fit in its ${bytes.length} bytes`);
  }
  const dataStart = LENGTH_BYTES + Number(headerLength);
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, dataStart));
  if (typeof header === 'string') throw damaged(LENGTH_BYTES, header);

  let expected = 0;
  const tensors = Object.entries(header)
    .sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])
    .map(
      ([
        name,
        {
          shape,
          data_offsets: [begin, end],
        },
      ]): NamedValues => {
        const size = shape.reduce((product, length) => product * length, 1) * BYTES_PER_VALUE;
        if (begin !== expected || end - begin !== size) {
          throw damaged(
            LENGTH_BYTES,
            `its header puts ${name}, ${size} bytes, at [${begin}, ${end}] instead of ` +
              `[${expected}, ${expected + size}]`,
          );
        }
        expected = end;
        if (dataStart + end > bytes.length) {
          throw damaged(bytes.length, `it ends there, before the last value of ${name}`);
        }
        const copy = bytes.slice(dataStart + begin, dataStart + end);
        return { name, shape, values: new Float32Array(copy.buffer, copy.byteOffset, size / 4) };
      },
    );
  if (dataStart + expected < bytes.length) {
    throw damaged(dataStart + expected, 'bytes follow that belong to nothing');
  }
  return tensors;
}

/** The header, or in a few words what is wrong with it. */
function parseHeader(bytes: Uint8Array): z.infer<typeof headerSchema> | string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'its header is not JSON';
  }
  const parsed = headerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `its header is not that of 32-bit floats (${issue?.path.join('.')}: ${issue?.message})`;
}
