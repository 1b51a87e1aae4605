import type { NamedFile } from './named-file.ts';

export function namedFile(name: string, content: Uint8Array | string): NamedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: new Uint8Array(bytes) };
}

/** A tar archive of files, whose names may have folders before them; it ends with two empty blocks. */
export function tarFile(files: readonly NamedFile[]): Uint8Array {
  const members = files.flatMap(({ name, bytes }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar', 257);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...members, Buffer.alloc(1024)]);
}
