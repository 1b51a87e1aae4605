/** Sections by their type, and entries of the dynamic section, as in the ELF-64 format. */
const DYNAMIC = 6;
const DYNSYM = 11;
const NEEDED = 1n;
const SONAME = 14n;
const RPATH = 15n;
const RUNPATH = 29n;
const SYMBOL_BYTES = 24;
/** @type {Record<number, string>} */
const MACHINES = { 62: 'x64', 183: 'arm64' };

/**
 * Reads a shared library of Linux (ELF, 64 bits, little-endian).
 *
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @returns {import('./read-library.mjs').LibraryFacts}
 * @throws Error where the file is of another format
 */
export function readElf(readAt) {
  const header = readAt(0, 64);
  if (header.readUInt32BE(0) !== 0x7f454c46 || header[4] !== 2 || header[5] !== 1) {
    throw new Error('This is no ELF library of 64 bits');
  }
  const sections = sectionsOf(readAt, header);
  const symbols = sections.find(({ type }) => type === DYNSYM);
  const dynamic = sections.find(({ type }) => type === DYNAMIC);
  if (!symbols || !dynamic) throw new Error('This ELF file has no dynamic symbols');
  const entries = dynamicEntries(readAt(dynamic.offset, dynamic.size));
  const words = stringsOf(readAt, sections[dynamic.link]);
  const named = (/** @type {bigint} */ tag) =>
    entries.filter((entry) => entry.tag === tag).map(({ value }) => words(Number(value)));
  return {
    format: 'ELF',
    arch: MACHINES[header.readUInt16LE(18)] ?? 'unknown',
    name: named(SONAME)[0] ?? '',
    needs: named(NEEDED),
    searched: distinct([...named(RPATH), ...named(RUNPATH)].flatMap((path) => path.split(':'))),
    ...symbolsIn(readAt(symbols.offset, symbols.size), stringsOf(readAt, sections[symbols.link])),
  };
}

/** @param {string[]} names */
function distinct(names) {
  return [...new Set(names)];
}

/**
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @param {Buffer} header
 */
function sectionsOf(readAt, header) {
  const entryBytes = header.readUInt16LE(58);
  const count = header.readUInt16LE(60);
  const table = readAt(Number(header.readBigUInt64LE(40)), entryBytes * count);
  return Array.from({ length: count }, (_, index) => {
    const entry = table.subarray(index * entryBytes);
    return {
      type: entry.readUInt32LE(4),
      offset: Number(entry.readBigUInt64LE(24)),
      size: Number(entry.readBigUInt64LE(32)),
      link: entry.readUInt32LE(40),
    };
  });
}

/** @param {Buffer} section */
function dynamicEntries(section) {
  const entries = [];
  for (let at = 0; at + 16 <= section.length; at += 16) {
    entries.push({ tag: section.readBigUInt64LE(at), value: section.readBigUInt64LE(at + 8) });
  }
  return entries;
}

/**
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @param {{ offset: number, size: number } | undefined} section
 * @returns {(at: number) => string}
 */
function stringsOf(readAt, section) {
  if (!section) throw new Error('This ELF file lacks the names of its symbols');
  const bytes = readAt(section.offset, section.size);
  return (at) => bytes.toString('latin1', at, bytes.indexOf(0, at));
}

/**
 * @param {Buffer} table
 * @param {(at: number) => string} nameAt
 */
function symbolsIn(table, nameAt) {
  /** @type {Set<string>} */
  const exports = new Set();
  /** @type {Set<string>} */
  const imports = new Set();
  for (let at = SYMBOL_BYTES; at < table.length; at += SYMBOL_BYTES) {
    const isDefined = table.readUInt16LE(at + 6) !== 0;
    (isDefined ? exports : imports).add(nameAt(table.readUInt32LE(at)));
  }
  return { exports, imports };
}
