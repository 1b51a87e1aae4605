import { z } from 'zod';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';

/** Bytes before the header: its length as a little-endian 64-bit integer. */
const LENGTH_BYTES = 8;
/** What a header may have, as the format's own readers have it (safetensors, `MAX_HEADER_SIZE`). */
const MAX_HEADER_BYTES = 100_000_000;
/** The header is padded with spaces, so that the data begins at a multiple of this. */
const ALIGNMENT = 8;
/** Of a safetensors file's header: texts by name, beside the tensors. */
const METADATA = '__metadata__';

const BYTES_PER_VALUE = { F32: 4, U8: 1 } as const;
type TensorType = keyof typeof BYTES_PER_VALUE;

/** An array in a safetensors file. */
export interface FileTensor {
  readonly name: string;
  readonly dtype: TensorType;
  readonly shape: readonly number[];
  /** Its values, little-endian and row-major. */
  readonly bytes: Uint8Array;
}

/** What a safetensors file is for, as its errors say it. */
export interface TensorFileKind {
  /** E.g. "weights file". */
  readonly what: Sentence;
  /** The types of values that it may hold, and how the errors call what it holds. */
  readonly dtypes: readonly TensorType[];
  readonly values: Sentence;
  /** What the user can do about a damaged file, as a sentence. */
  readonly remedy: Sentence;
}

/** Where a tensor lies; offsets are from the beginning of the data. */
interface TensorEntry {
  readonly name: string;
  readonly dtype: TensorType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** What the beginning of a safetensors file says of the rest. */
export interface TensorFileHeader {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of the data. */
  readonly entries: readonly TensorEntry[];
  /** Byte at which the data begins. */
  readonly dataStart: number;
}

/** 32-bit floats as the bytes of a file, a view of them. */
export function bytesOfFloats(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** The floats in bytes of a file, as a copy, which is aligned wherever they lie in the file. */
export function floatsOfBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/**
 * Arrays as a safetensors file: the length of the header, the header as JSON, and the values, those
 * of more bytes first, so that all are aligned, and else sorted by name. Equal arrays and texts give
 * equal bytes.
 */
export function writeTensorFile(
  tensors: readonly FileTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const sorted = [...tensors].sort(
    (a, b) => BYTES_PER_VALUE[b.dtype] - BYTES_PER_VALUE[a.dtype] || (a.name < b.name ? -1 : 1),
  );
  const texts = Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
  const header: Record<string, unknown> =
    texts.length > 0 ? { [METADATA]: Object.fromEntries(texts) } : {};
  let end = 0;
  for (const { name, dtype, shape, bytes } of sorted) {
    const begin = end;
    end += bytes.byteLength;
    header[name] = { dtype, shape: [...shape], data_offsets: [begin, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;

  const file = new Uint8Array(LENGTH_BYTES + headerLength + end).fill(
    0x20,
    0,
    LENGTH_BYTES + headerLength,
  );
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(text, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerLength;
  for (const { bytes } of sorted) {
    file.set(bytes, offset);
    offset += bytes.byteLength;
  }
  return file;
}

/**
 * The arrays in a safetensors file, as views of `bytes`, and its texts.
 *
 * @param file how the file is called in errors.
 * @throws UserError naming the file and the byte at which it goes wrong.
 */
export function readTensorFile(
  bytes: Uint8Array,
  file: string,
  kind: TensorFileKind,
): { readonly tensors: FileTensor[]; readonly metadata: Readonly<Record<string, string>> } {
  const length = headerLengthOf(bytes, bytes.length, file, kind);
  const header = readTensorHeader(
    bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length),
    bytes.length,
    file,
    kind,
  );
  const { entries, metadata, dataStart } = header;
  return {
    metadata,
    tensors: entries.map(({ name, dtype, shape, begin, end }) => ({
      name,
      dtype,
      shape,
      bytes: bytes.subarray(dataStart + begin, dataStart + end),
    })),
  };
}

/**
 * The length of the header, from the first eight bytes of a file: it begins right behind them.
 *
 * @param sizeBytes of the whole file.
 * @throws UserError when the file is too short.
 */
export function headerLengthOf(
  beginning: Uint8Array,
  sizeBytes: number,
  file: string,
  kind: TensorFileKind,
): number {
  if (beginning.length < LENGTH_BYTES) {
    throw damaged(
      file,
      kind,
      beginning.length,
      say`it ends there, within the ${LENGTH_BYTES} bytes of its length`,
    );
  }
  const view = new DataView(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(sizeBytes - LENGTH_BYTES)) {
    throw damaged(
      file,
      kind,
      0,
      say`a header of ${String(length)} bytes does not fit in its ${sizeBytes} bytes`,
    );
  }
  if (length > MAX_HEADER_BYTES) {
    throw damaged(
      file,
      kind,
      0,
      say`a header of ${String(length)} bytes is more than the ${MAX_HEADER_BYTES} that one may have`,
    );
  }
  return Number(length);
}

/**
 * What a header says, checked against the size of the file.
 *
 * @param headerBytes the header alone, as long as `headerLengthOf` says.
 * @throws UserError naming the file and the byte at which it goes wrong.
 */
export function readTensorHeader(
  headerBytes: Uint8Array,
  sizeBytes: number,
  file: string,
  kind: TensorFileKind,
): TensorFileHeader {
  const dataStart = LENGTH_BYTES + headerBytes.length;
  const header = parseHeader(headerBytes, kind);
  if ('template' in header) throw damaged(file, kind, LENGTH_BYTES, header);
  let expected = 0;
  const entries = Object.entries(header.tensors)
    .sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])
    .map(([name, { dtype, shape, data_offsets: offsets }]): TensorEntry => {
      const [begin, end] = offsets;
      const size = shape.reduce((product, length) => product * length, 1) * BYTES_PER_VALUE[dtype];
      if (begin !== expected || end - begin !== size) {
        throw damaged(
          file,
          kind,
          LENGTH_BYTES,
          say`its header puts ${name}, ${size} bytes, at [${begin}, ${end}] instead of
            [${expected}, ${expected + size}]`,
        );
      }
      expected = end;
      if (dataStart + end > sizeBytes) {
        throw damaged(file, kind, sizeBytes, say`it ends there, before the last value of ${name}`);
      }
      return { name, dtype, shape, begin, end };
    });
  if (dataStart + expected < sizeBytes) {
    throw damaged(file, kind, dataStart + expected, say`bytes follow that belong to nothing`);
  }
  return { metadata: header.metadata, entries, dataStart };
}

function damaged(
  file: string,
  { what, remedy }: TensorFileKind,
  byte: number,
  finding: Sentence,
): UserError {
  return new UserError(say`The ${what} ${file} is damaged at byte ${byte}: ${finding}. ${remedy}`);
}

const metadataSchema = z.record(z.string(), z.string());

function tensorsSchema(dtypes: readonly TensorType[]) {
  return z.record(
    z.string(),
    z.strictObject({
      dtype: z.literal(dtypes),
      shape: z.array(z.int().min(0)),
      data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
    }),
  );
}

interface ParsedHeader {
  readonly metadata: z.infer<typeof metadataSchema>;
  readonly tensors: z.infer<ReturnType<typeof tensorsSchema>>;
}

/** The header, or in a few words what is wrong with it. */
function parseHeader(
  bytes: Uint8Array,
  { dtypes, values }: TensorFileKind,
): ParsedHeader | Sentence {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return say`its header is not JSON`;
  }
  const { [METADATA]: texts = {}, ...rest } = Object(json) as Record<string, unknown>;
  const metadata = metadataSchema.safeParse(texts);
  const tensors = tensorsSchema(dtypes).safeParse(rest);
  if (metadata.success && tensors.success) {
    return { metadata: metadata.data, tensors: tensors.data };
  }
  const [issue] = (metadata.error ?? tensors.error)?.issues ?? [];
  const fault = `${issue?.path.join('.')}: ${issue?.message}`;
  return say`its header is not that of ${values} (${fault})`;
}
