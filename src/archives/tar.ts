import { say } from '../contract/sentence.ts';
import { hasTooMany, MAX_MEMBERS, MAX_PATH_BYTES } from './bounds.ts';
import { fileFault } from './named-file.ts';
import type { NamedFile } from './named-file.ts';

const BLOCK = 512;
const MAGIC_AT = 257;
const REGULAR = new Set(['0', '\0', '']);
/** Entries that have the name of the next one. */
const GNU_LONG_NAME = 'L';
const PAX_RECORDS = 'x';

/** An archive as tar writes it since POSIX.1-1988. */
export function isTar({ bytes }: NamedFile): boolean {
  return textAt(bytes, MAGIC_AT, 5) === 'ustar';
}

/**
 * The files in a tar archive, as views, each by its name, and with its folders.
 *
 * @throws UserError naming the file and the byte.
 */
export function readTar({ name, bytes }: NamedFile): NamedFile[] {
  const files: NamedFile[] = [];
  // Of a name that is too long for its header: what an entry before it says.
  let longPath: string | undefined;
  let members = 0;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = sizeIn(header);
    const start = at + BLOCK;
    if (size === undefined) throw fileFault(name, say`byte ${at + 124}`, say`no size of a file`);
    if (start + size > bytes.length) {
      throw fileFault(
        name,
        say`byte ${bytes.length}`,
        say`it ends there, before byte ${start + size}`,
      );
    }
    if (++members > MAX_MEMBERS) throw hasTooMany(name);
    const content = bytes.subarray(start, start + size);
    const type = textAt(header, 156, 1);
    if ((type === GNU_LONG_NAME || type === PAX_RECORDS) && size > MAX_PATH_BYTES) {
      throw fileFault(name, say`byte ${start}`, say`a name of ${size} bytes, which no file has`);
    }
    if (REGULAR.has(type)) {
      const path = longPath ?? pathIn(header);
      files.push({ name: path.split('/').at(-1) ?? '', path, bytes: content });
    }
    if (type === GNU_LONG_NAME) longPath = textAt(content, 0, size);
    else if (type === PAX_RECORDS) longPath = paxPath(content) ?? longPath;
    else longPath = undefined;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** In octal digits; a negative one would lead back, and so round and round. */
function sizeIn(header: Uint8Array): number | undefined {
  const digits = textAt(header, 124, 12).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function pathIn(header: Uint8Array): string {
  const prefix = textAt(header, MAGIC_AT, 6) === 'ustar' ? textAt(header, 345, 155) : '';
  const own = textAt(header, 0, 100);
  return prefix === '' ? own : `${prefix}/${own}`;
}

/** Of records `length key=value\n` (POSIX.1-2001) the one that has the path. */
function paxPath(content: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(content))?.[1];
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  const text = new TextDecoder().decode(bytes.subarray(start, start + length));
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
