import { fileFault } from './imported-images.ts';
import type { NamedFile } from './imported-images.ts';
import { say } from '../../../contract/sentence.ts';

const BLOCK = 512;
const MAGIC_AT = 257;
const REGULAR = new Set(['0', '\0', '']);

/** An archive as tar writes it since POSIX.1-1988. */
export function isTar({ bytes }: NamedFile): boolean {
  return textAt(bytes, MAGIC_AT, 5) === 'ustar';
}

/**
 * The files in a tar archive, as views, each by its name without folders.
 *
 * @throws UserError naming the file and the byte.
 */
export function readTar({ name, bytes }: NamedFile): NamedFile[] {
  const files: NamedFile[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(textAt(header, 124, 12).trim(), 8);
    const start = at + BLOCK;
    // A negative one would lead back, and so round and round.
    if (!(size >= 0)) {
      throw fileFault(name, say`byte ${at + 124}`, say`no size of a file`);
    }
    if (start + size > bytes.length) {
      throw fileFault(
        name,
        say`byte ${bytes.length}`,
        say`it ends there, before byte ${start + size}`,
      );
    }
    if (REGULAR.has(textAt(header, 156, 1))) {
      const own = textAt(header, 0, 100).split('/').at(-1) ?? '';
      files.push({ name: own, bytes: bytes.subarray(start, start + size) });
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  const text = new TextDecoder('latin1').decode(bytes.subarray(start, start + length));
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
