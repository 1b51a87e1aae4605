const PNG_HEADER_BYTES = 16;

/** The names that ICNS has for pictures in PNG, by their width in pixels. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** An icon file of Windows: a list of PNG pictures of up to 256 pixels, by their width. */
export function icoOf(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const fitting = [...pictures].filter(([size]) => size <= 256);
  const head = Buffer.alloc(6 + 16 * fitting.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(fitting.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of fitting.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...fitting.map(([, png]) => png)]);
}

/** An icon file of macOS: parts of a type and a length, each a PNG picture. */
export function icnsOf(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const parts = ICNS_TYPES.flatMap(([type, size]) => {
    const png = pictures.get(size);
    return png === undefined ? [] : [partOf(type, png)];
  });
  return partOf('icns', Buffer.concat(parts));
}

function partOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}

/** The width of a picture in PNG, in pixels. */
export function widthOf(png: Buffer): number {
  return png.readUInt32BE(PNG_HEADER_BYTES);
}
