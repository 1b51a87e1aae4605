import { crc32, inflateRawSync } from 'node:zlib';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { canUnpackTo, MAX_UNPACKED_BYTES, unpacksToTooMuch } from './bounds.ts';
import type { NamedFile } from './named-file.ts';
import { damagedZip, zipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Beginning of a zip file, which an NPZ file and a .keras file are too. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

type ZipFile = Pick<NamedFile, 'name' | 'bytes'>;

export function isZip({ bytes }: Pick<NamedFile, 'bytes'>): boolean {
  return ZIP.every((value, index) => bytes[index] === value);
}

/**
 * The names of the files in a zip archive.
 *
 * @throws UserError where it has no directory
 */
export function zipNames(file: ZipFile): string[] {
  return zipDirectory(file).map(({ name }) => name);
}

/**
 * The files in a zip archive that are wanted, by their names. What the directory says they unpack to is
 * added up before anything is unpacked, and then held to, as is their sum of bytes (CRC-32).
 *
 * @param room how many bytes they may unpack to together
 * @throws UserError where it is damaged, or unpacks to more
 */
export function unzip(
  file: ZipFile,
  wants: (name: string) => boolean,
  room = MAX_UNPACKED_BYTES,
): Map<string, Uint8Array> {
  const wanted = zipDirectory(file).filter(({ name }) => wants(name));
  let total = 0;
  for (const entry of wanted) {
    requirePossible(file, entry);
    total += entry.bytes;
    if (total > room) throw unpacksToTooMuch(file.name);
  }
  return new Map(wanted.map((entry) => [entry.name, contentOf(file, entry)]));
}

function requirePossible({ name: file }: ZipFile, entry: ZipEntry): void {
  const { name, method, isEncrypted, packedBytes, bytes } = entry;
  if (isEncrypted) {
    throw new UserError(say`${file} has a password for ${name}: unpack it, and pack it without.`);
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new UserError(
      say`${file} has packed ${name} in a way that cannot be read (method ${method}): pack it as zip files
        usually are, by "deflate".`,
    );
  }
  const isPossible = method === STORED ? packedBytes === bytes : canUnpackTo(packedBytes, bytes);
  if (!isPossible) {
    throw damagedZip(file, say`${packedBytes} bytes of ${name} cannot unpack to ${bytes}`);
  }
}

function contentOf(file: ZipFile, entry: ZipEntry): Uint8Array {
  const { name, crc, bytes, method } = entry;
  const packed = packedBytesOf(file, entry);
  const content = method === STORED ? packed : inflated(file.name, packed, entry);
  if (content.length !== bytes || crc32(content) !== crc) {
    throw damagedZip(file.name, say`${name} is not what its directory says`);
  }
  return content;
}

function packedBytesOf({ name: file, bytes }: ZipFile, entry: ZipEntry): Uint8Array {
  const { name, offset, packedBytes } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + HEADER_BYTES <= bytes.length) {
    const lengths = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const start = offset + HEADER_BYTES + lengths;
    if (start + packedBytes <= bytes.length) return bytes.subarray(start, start + packedBytes);
  }
  throw damagedZip(file, say`${name} leads beyond its end`);
}

function inflated(file: string, packed: Uint8Array, { name, bytes }: ZipEntry): Uint8Array {
  try {
    // One piece of the size that is claimed, of which only what is filled takes memory.
    const chunkSize = Math.max(64, bytes + 1);
    const { buffer, byteOffset, length } = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, bytes),
      chunkSize,
    });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    throw damagedZip(file, say`${name}: ${(error as Error).message}`);
  }
}
