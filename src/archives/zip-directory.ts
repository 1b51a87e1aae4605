import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';
import { hasTooMany, MAX_MEMBERS, MAX_PATH_BYTES } from './bounds.ts';
import type { NamedFile } from './named-file.ts';

/** What the directory of a zip archive says of a member. */
export interface ZipEntry {
  readonly name: string;
  /** 0 for bytes as they are, 8 for deflate. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_BYTES = 20;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** Of a size or offset that stands in the extra field of 64 bits. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 0x0001;
const UTF8 = 0x0800;

/** A zip archive that is not what it says. */
export function damagedZip(file: string, finding: Sentence): UserError {
  return new UserError(
    say`${file} is a damaged zip file (${finding}): copy, save or download it again.`,
  );
}

/**
 * The members of a zip archive as its directory lists them, folders left out (PKWARE's APPNOTE 6.3, with
 * sizes of 64 bits). None of it is checked against the members.
 *
 * @throws UserError where there is no directory, or of more members than are read
 */
export function zipDirectory({ name, bytes }: Pick<NamedFile, 'name' | 'bytes'>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesIn(view, bytes, name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw damagedZip(name, say`its directory leads beyond its end`);
  }
}

function entriesIn(view: DataView, bytes: Uint8Array, file: string): ZipEntry[] {
  const { count, start } = directoryPlace(view, file);
  if (count > MAX_MEMBERS) throw hasTooMany(file);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== ENTRY) {
      throw damagedZip(file, say`no entry of its directory at byte ${at}`);
    }
    const flags = view.getUint16(at + 8, true);
    const nameStart = at + ENTRY_BYTES;
    const extraStart = nameStart + view.getUint16(at + 28, true);
    const extraEnd = extraStart + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw new RangeError('An entry ends beyond the file.');
    const name = nameIn(bytes.subarray(nameStart, extraStart), (flags & UTF8) !== 0);
    const [size, packedBytes, offset] = inWide(view, extraStart, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    if (!name.endsWith('/')) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        isEncrypted: (flags & 1) !== 0,
        crc: view.getUint32(at + 16, true),
        packedBytes,
        bytes: size,
        offset,
      });
    }
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the directory begins and how many entries it has: at the end of the file, behind which a comment may stand. */
function directoryPlace(view: DataView, file: string): { count: number; start: number } {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const locator = at - LOCATOR_BYTES;
    if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
      const wide = wideAt(view, locator + 8);
      if (view.getUint32(wide, true) !== END_64) break;
      return { count: wideAt(view, wide + 32), start: wideAt(view, wide + 48) };
    }
    return { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) };
  }
  throw damagedZip(file, say`it has no directory; its end may be missing`);
}

type Three = [number, number, number];

/** Those that did not fit into 32 bits, in the order in which the extra field has them. */
function inWide(view: DataView, start: number, end: number, narrow: Three): Three {
  if (!narrow.includes(ELSEWHERE)) return narrow;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== EXTRA_64) continue;
    let next = at + 4;
    return narrow.map((value) => {
      if (value !== ELSEWHERE) return value;
      next += 8;
      return wideAt(view, next - 8);
    }) as Three;
  }
  return narrow;
}

/** @throws RangeError where it is beyond what any file has */
function wideAt(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new RangeError('No file is so long.');
  return value;
}

/** In UTF-8, which macOS does not say of its names; else as in Latin-1. */
function nameIn(bytes: Uint8Array, isUtf8: boolean): string {
  const short = bytes.subarray(0, MAX_PATH_BYTES);
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(short);
  } catch {
    return new TextDecoder('latin1').decode(short);
  }
}
