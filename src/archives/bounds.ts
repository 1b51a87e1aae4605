import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';

/*
 * What is unpacked of archives at most, whatever these say of themselves (docs/reading-files.md).
 */

/** Of all files of one import together. */
export const MAX_UNPACKED_BYTES = 2 ** 31 - 1;

/** Members of one archive: a large set of small pictures has some hundred thousand. */
export const MAX_MEMBERS = 1_000_000;

/** The path of a member: systems allow 4096 bytes. */
export const MAX_PATH_BYTES = 2 ** 16;

/** Deflate packs zeros a thousandfold, and no more than that (zlib, "Technical Details"). */
const MAX_RATIO = 1032;

/** Whether so many bytes of raw deflate can unpack to so many. */
export function canUnpackTo(packedBytes: number, bytes: number): boolean {
  return bytes <= MAX_RATIO * (packedBytes + 1);
}

/** A file that unpacks to more than is read. */
export function unpacksToTooMuch(file: string): UserError {
  return new UserError(
    say`${file} unpacks to more than 2 GiB, alone or together with the other files, and no more is read at a
      time: take a part of what is in it.`,
  );
}

/** An archive of more members than are read. */
export function hasTooMany(file: string): UserError {
  return new UserError(
    say`${file} has more than ${MAX_MEMBERS.toLocaleString('en')} files in it, and no more are read: take a part
      of them.`,
  );
}
