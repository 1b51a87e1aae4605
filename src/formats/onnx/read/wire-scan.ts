import { ScalarType, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { MAX_LISTED_NUMBERS, MAX_MESSAGES, MAX_NESTING, MAX_WIDE_INTEGERS } from './bounds.ts';

/** What is wrong with the bytes of a message, and where. */
export interface WireFault {
  readonly kind: 'damaged' | 'too-large';
  readonly byte: number;
}

/** Scalars of 64 bits. */
const WIDE: readonly (ScalarType | undefined)[] = [
  ScalarType.INT64,
  ScalarType.UINT64,
  ScalarType.FIXED64,
  ScalarType.SFIXED64,
  ScalarType.SINT64,
];

/** Scalars that are as long as they are. */
const TEXTS: readonly (ScalarType | undefined)[] = [ScalarType.STRING, ScalarType.BYTES];

/** How bytes of a field are told apart on the wire. */
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;

class Scan {
  messages = 0;
  wideIntegers = 0;
  listedNumbers = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Goes through the fields of a message. */
  message(start: number, end: number, schema: DescMessage, depth: number): WireFault | null {
    if (++this.messages > MAX_MESSAGES || depth > MAX_NESTING) return tooLarge(start);
    const fields = fieldsOf(schema);
    let at = start;
    while (at < end) {
      const tag = this.#varint(at, end);
      if (tag === null) return damaged(at);
      at = tag.next;
      const field = fields.get(Math.floor(tag.value / 8));
      const wireType = tag.value % 8;
      const next = this.#skip(at, end, wireType);
      if (next === null) return damaged(at);
      if (wireType === DELIMITED) {
        const content = (this.#varint(at, end) as { next: number }).next;
        const fault = this.#delimited(content, next, field, depth);
        if (fault) return fault;
      } else if (field?.fieldKind === 'list') this.#count(field, 1);
      if (this.wideIntegers > MAX_WIDE_INTEGERS || this.listedNumbers > MAX_LISTED_NUMBERS) {
        return tooLarge(at);
      }
      at = next;
    }
    return null;
  }

  #delimited(
    start: number,
    end: number,
    field: DescField | undefined,
    depth: number,
  ): WireFault | null {
    if (field?.message) return this.message(start, end, field.message, depth + 1);
    if (field?.fieldKind === 'list') {
      // Of what is packed each number takes a byte at least; each text is an object.
      const packed = field.listKind === 'enum' || !TEXTS.includes(field.scalar);
      if (packed) this.#count(field, end - start);
      else this.messages++;
    }
    return null;
  }

  #count(field: DescField, numbers: number): void {
    if (field.fieldKind === 'list' && field.listKind === 'scalar' && WIDE.includes(field.scalar)) {
      this.wideIntegers += numbers;
    } else this.listedNumbers += field.scalar === ScalarType.FLOAT ? numbers / 4 : numbers;
  }

  #skip(at: number, end: number, wireType: number): number | null {
    if (wireType === VARINT) return this.#varint(at, end)?.next ?? null;
    if (wireType === FIXED64) return at + 8 <= end ? at + 8 : null;
    if (wireType === FIXED32) return at + 4 <= end ? at + 4 : null;
    if (wireType !== DELIMITED) return null;
    const length = this.#varint(at, end);
    return length && length.next + length.value <= end ? length.next + length.value : null;
  }

  #varint(at: number, end: number): { value: number; next: number } | null {
    let value = 0;
    let factor = 1;
    for (let next = at; next < end && next < at + 10; factor *= 128) {
      const byte = this.bytes[next++] as number;
      value += (byte % 128) * factor;
      if (byte < 128) return { value, next };
    }
    return null;
  }
}

const known = new WeakMap<DescMessage, ReadonlyMap<number, DescField>>();

function fieldsOf(schema: DescMessage): ReadonlyMap<number, DescField> {
  const fields = known.get(schema) ?? new Map(schema.fields.map((field) => [field.number, field]));
  known.set(schema, fields);
  return fields;
}

function damaged(byte: number): WireFault {
  return { kind: 'damaged', byte };
}

function tooLarge(byte: number): WireFault {
  return { kind: 'too-large', byte };
}

/**
 * Looks through a message of protobuf before it is decoded: whether all its lengths are true, and
 * whether what would be made of it stays within the bounds. A few bytes of a file can ask for a
 * hundred times as many in memory.
 *
 * @returns null where nothing is wrong.
 */
export function findWireFault(bytes: Uint8Array, schema: DescMessage): WireFault | null {
  return new Scan(bytes).message(0, bytes.length, schema, 0);
}
