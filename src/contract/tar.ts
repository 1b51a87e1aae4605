const BLOCK = 512;
const NAME_BYTES = 100;

/**
 * Files as one tar archive (POSIX.1-1988; longer names as GNU tar writes them), whose content is that
 * of the files still: nothing is read until somebody reads the archive.
 */
export function tarOf(files: readonly { readonly name: string; readonly content: Blob }[]): Blob {
  const parts = files.flatMap(({ name, content }): (Blob | Uint8Array<ArrayBuffer>)[] => {
    const path = new TextEncoder().encode(name);
    const long = path.length > NAME_BYTES ? [...longName(path)] : [];
    return [...long, header(path, content.size, '0'), content, padding(content.size)];
  });
  return new Blob([...parts, new Uint8Array(2 * BLOCK)]);
}

/** An entry before the file's own, which has its name as content. */
function longName(path: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const ended = new Uint8Array(path.length + 1);
  ended.set(path);
  const link = new TextEncoder().encode('././@LongLink');
  return [header(link, ended.length, 'L'), ended, padding(ended.length)];
}

function header(path: Uint8Array, size: number, type: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK);
  const write = (text: string, at: number) => block.set(new TextEncoder().encode(text), at);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  block.set(path.subarray(0, NAME_BYTES));
  write(octal(0o644, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(octal(size, 11), 124);
  write(octal(0, 11), 136);
  write(type, 156);
  write('ustar', 257);
  write('00', 263);
  // The sum is taken as if its own field were spaces.
  write(' '.repeat(8), 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function padding(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}
