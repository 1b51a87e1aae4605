import { closeSync, openSync, readSync } from 'node:fs';
import { readElf } from './elf.mjs';
import { readMachO } from './mach-o.mjs';

/**
 * What a dynamic library says of itself, whatever its format.
 *
 * @typedef {object} LibraryFacts
 * @property {'ELF' | 'Mach-O'} format
 * @property {string} arch as Node names it
 * @property {string} name by which others ask for it: its soname or install name; empty where it has none
 * @property {string[]} needs the libraries that it asks for
 * @property {string[]} searched where it looks for them: its run paths
 * @property {Set<string>} exports names of what it offers, without the underscore that C has on a Mac
 * @property {Set<string>} imports names of what it asks of others, likewise
 */

/**
 * Reads a part of a file: libraries of 700 MB are not read as a whole.
 *
 * @callback ReadAt
 * @param {number} offset
 * @param {number} length
 * @returns {Buffer}
 */

const ELF_MAGIC = 0x7f454c46;

/**
 * @param {string} file a shared library of Linux or macOS
 * @returns {LibraryFacts}
 * @throws Error where it is neither
 */
export function readLibrary(file) {
  const handle = openSync(file, 'r');
  /** @type {ReadAt} */
  const readAt = (offset, length) => {
    const bytes = Buffer.alloc(length);
    const read = readSync(handle, bytes, 0, length, offset);
    if (read < length) throw new Error(`${file} ends at byte ${offset + read}, too early`);
    return bytes;
  };
  try {
    return readAt(0, 4).readUInt32BE(0) === ELF_MAGIC ? readElf(readAt) : readMachO(readAt);
  } finally {
    closeSync(handle);
  }
}
