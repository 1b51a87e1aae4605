import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Bytes that are packed, and what a reader may want to know of what they unpack to. */
export interface Packed {
  /** A stream of raw deflate. */
  readonly deflated: Uint8Array;
  readonly crc: number;
  readonly size: number;
}

/** A stream that ends without another byte. */
const NOTHING_MORE = Uint8Array.of(0x03, 0x00);

/**
 * `head` and then `block`, `times` times, packed. The block is packed once: what unpacks to gigabytes
 * is made in a moment.
 */
export function packed(head: Uint8Array, block: Uint8Array, times: number): Packed {
  const part = (bytes: Uint8Array) =>
    deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const once = part(block);
  let crc = crc32(head);
  for (let time = 0; time < times; time++) crc = crc32(block, crc);
  return {
    deflated: Buffer.concat([part(head), ...new Array<Buffer>(times).fill(once), NOTHING_MORE]),
    crc,
    size: head.length + block.length * times,
  };
}

/** A gzip file (RFC 1952). */
export function gzipOf({ deflated, crc, size }: Packed): Uint8Array {
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(size % 2 ** 32, 4);
  return Buffer.concat([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), deflated, tail]);
}

/** A member of a zip archive, with what its headers say of it, which may be untrue. */
export interface ZipMember extends Packed {
  readonly name: string;
  /** How it is packed. Default 8, deflate. */
  readonly method?: number;
  /** What it says to be packed to. Default what it is. */
  readonly packedSize?: number;
  /** Where it says to begin. Default where it does. */
  readonly offset?: number;
  /** Bit flags (of encryption, UTF-8, ...). Default none. */
  readonly flags?: number;
  /** Fields behind its name. Default none. */
  readonly extra?: Uint8Array;
}

/** What stands at the end of a zip archive. */
export interface ZipEnd {
  /** How many members it says to have. Default as many as it has. */
  readonly count?: number;
  readonly comment?: Uint8Array;
}

/** A zip archive (APPNOTE 6.3). */
export function zipOf(members: readonly ZipMember[], said: ZipEnd = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const nothing = new Uint8Array();
  let offset = 0;
  for (const member of members) {
    const { name, deflated, crc, size, method = 8, flags = 0, extra = nothing } = member;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(member.packedSize ?? deflated.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(path.length, 22);
    common.writeUInt16LE(extra.length, 24);
    parts.push(Buffer.from('PK\x03\x04'), common, path, extra, deflated);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(member.offset ?? offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, path, extra);
    offset += 30 + path.length + extra.length + deflated.length;
  }
  const listed = Buffer.concat(directory);
  const { count = members.length, comment = nothing } = said;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, listed, end, comment]);
}
