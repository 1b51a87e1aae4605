import { gunzipSync } from 'node:zlib';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { canUnpackTo, MAX_UNPACKED_BYTES, unpacksToTooMuch } from './bounds.ts';
import type { NamedFile } from './named-file.ts';

const GZIP = [0x1f, 0x8b];
/** At the end: how much it unpacks to, modulo 2^32 (RFC 1952). Of several members that of the last. */
const SIZE_BYTES = 4;

/** What zlib allows, and what it is given. */
const LEAST_CHUNK = 64;
const CHUNK = 2 ** 20;

export function isGzip({ bytes }: Pick<NamedFile, 'bytes'>): boolean {
  return GZIP.every((value, index) => bytes[index] === value);
}

/**
 * What is in a gzip file, under its name without ".gz".
 *
 * @param room how many bytes it may unpack to
 * @throws UserError where it is damaged, or unpacks to more
 */
export function gunzip({ name, bytes }: NamedFile, room = MAX_UNPACKED_BYTES): NamedFile {
  if (claimedSize(bytes) > room) throw unpacksToTooMuch(name);
  try {
    const { buffer, byteOffset, length } = inOnePiece(bytes) ?? inPieces(bytes, room);
    return { name: name.replace(/\.gz$/i, ''), bytes: new Uint8Array(buffer, byteOffset, length) };
  } catch (error) {
    if (isTooLarge(error)) throw unpacksToTooMuch(name);
    throw new UserError(
      say`${name} cannot be unpacked (${(error as Error).message}): it is damaged or incomplete;
        download it again.`,
    );
  }
}

/**
 * A piece of the size that is claimed, of which only what is filled takes memory. Undefined where the claim
 * is not true, or that of the last of several members.
 */
function inOnePiece(bytes: Uint8Array): Buffer | undefined {
  const claimed = claimedSize(bytes);
  if (claimed === 0 || !canUnpackTo(bytes.length, claimed)) return undefined;
  try {
    const chunkSize = Math.max(LEAST_CHUNK, claimed + 1);
    return gunzipSync(bytes, { maxOutputLength: claimed, chunkSize });
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw error;
  }
}

/** Pieces that are joined at the end, and so there twice for a moment. */
function inPieces(bytes: Uint8Array, room: number): Buffer {
  return gunzipSync(bytes, { maxOutputLength: Math.max(1, room), chunkSize: CHUNK });
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}

function claimedSize(bytes: Uint8Array): number {
  if (bytes.length < SIZE_BYTES) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(bytes.length - SIZE_BYTES, true);
}
