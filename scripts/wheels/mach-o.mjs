/** Load commands, as Apple's `mach-o/loader.h` numbers them. */
const ID_DYLIB = 0xd;
const NEEDS = new Set([0xc, 0x80000018, 0x8000001f]);
const RPATH = 0x8000001c;
const SYMTAB = 0x2;
const DYSYMTAB = 0xb;
const DYLD_INFO = new Set([0x22, 0x80000022]);
const EXPORTS_TRIE = 0x80000033;
const SYMBOL_BYTES = 16;
/** @type {Record<number, string>} */
const PROCESSORS = { 0x01000007: 'x64', 0x0100000c: 'arm64' };

/**
 * Reads a dynamic library of macOS (Mach-O, 64 bits, of one processor). What it exports is read from
 * the trie that the system's loader itself looks names up in.
 *
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @returns {import('./read-library.mjs').LibraryFacts}
 * @throws Error where the file is of another format
 */
export function readMachO(readAt) {
  const header = readAt(0, 32);
  if (header.readUInt32LE(0) !== 0xfeedfacf) {
    throw new Error('This is no Mach-O library of 64 bits for one processor');
  }
  const commands = commandsIn(readAt(32, header.readUInt32LE(20)), header.readUInt32LE(16));
  const paths = (/** @type {(type: number) => boolean} */ isWanted) =>
    commands.filter(({ type }) => isWanted(type)).map(({ body }) => pathIn(body));
  return {
    format: 'Mach-O',
    arch: PROCESSORS[header.readUInt32LE(4)] ?? 'unknown',
    name: paths((type) => type === ID_DYLIB)[0] ?? '',
    needs: paths((type) => NEEDS.has(type)),
    searched: paths((type) => type === RPATH),
    exports: exportsOf(readAt, commands),
    imports: importsOf(readAt, commands),
  };
}

/**
 * @param {Buffer} bytes
 * @param {number} count
 */
function commandsIn(bytes, count) {
  const commands = [];
  for (let at = 0; commands.length < count;) {
    const size = bytes.readUInt32LE(at + 4);
    commands.push({ type: bytes.readUInt32LE(at), body: bytes.subarray(at, at + size) });
    if (size < 8) throw new Error('A load command of this Mach-O file has no length');
    at += size;
  }
  return commands;
}

/**
 * A path stands at an offset that the command names first.
 *
 * @param {Buffer} body
 */
function pathIn(body) {
  const start = body.readUInt32LE(8);
  const end = body.indexOf(0, start);
  return body.toString('utf8', start, end === -1 ? body.length : end);
}

/**
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @param {ReturnType<typeof commandsIn>} commands
 */
function exportsOf(readAt, commands) {
  const own = commands.find(({ type }) => type === EXPORTS_TRIE)?.body;
  const info = commands.find(({ type }) => DYLD_INFO.has(type))?.body;
  const [offset, size] = own
    ? [own.readUInt32LE(8), own.readUInt32LE(12)]
    : [info?.readUInt32LE(40) ?? 0, info?.readUInt32LE(44) ?? 0];
  return size === 0 ? new Set(/** @type {string[]} */ ([])) : namesInTrie(readAt(offset, size));
}

/**
 * Every name that ends in a node of an export trie.
 *
 * @param {Buffer} trie
 * @returns {Set<string>}
 */
export function namesInTrie(trie) {
  /** @type {Set<string>} */
  const names = new Set();
  const seen = new Set();
  /** @type {{ at: number, name: string }[]} */
  const open = [{ at: 0, name: '' }];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node.at)) throw new Error('The export trie of this Mach-O file runs in a circle');
    seen.add(node.at);
    const terminal = uleb(trie, node.at);
    if (terminal.value > 0) names.add(withoutUnderscore(node.name));
    let at = terminal.next + terminal.value;
    for (let children = trie.readUInt8(at++); children > 0; children -= 1) {
      const end = trie.indexOf(0, at);
      const name = node.name + trie.toString('latin1', at, end);
      const child = uleb(trie, end + 1);
      open.push({ at: child.value, name });
      at = child.next;
    }
  }
  return names;
}

/**
 * @param {import('./read-library.mjs').ReadAt} readAt
 * @param {ReturnType<typeof commandsIn>} commands
 */
function importsOf(readAt, commands) {
  const table = commands.find(({ type }) => type === SYMTAB)?.body;
  const parts = commands.find(({ type }) => type === DYSYMTAB)?.body;
  /** @type {Set<string>} */
  const imports = new Set();
  if (!table || !parts) return imports;
  const [first, count] = [parts.readUInt32LE(24), parts.readUInt32LE(28)];
  const names = readAt(table.readUInt32LE(16), table.readUInt32LE(20));
  const symbols = readAt(table.readUInt32LE(8) + first * SYMBOL_BYTES, count * SYMBOL_BYTES);
  for (let at = 0; at < symbols.length; at += SYMBOL_BYTES) {
    const start = symbols.readUInt32LE(at);
    imports.add(withoutUnderscore(names.toString('latin1', start, names.indexOf(0, start))));
  }
  return imports;
}

/** @param {string} name */
function withoutUnderscore(name) {
  return name.replace(/^_/, '');
}

/**
 * A number of seven bits a byte, the lowest first.
 *
 * @param {Buffer} bytes
 * @param {number} at
 */
function uleb(bytes, at) {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes.readUInt8(at++);
    value += (byte & 0x7f) * shift;
    if (byte < 0x80) return { value, next: at };
  }
}
