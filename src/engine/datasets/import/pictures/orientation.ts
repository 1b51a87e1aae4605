import type { Picture } from './picture.ts';

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const ORIENTATION = 0x0112;

/**
 * How a camera was held, as a JPEG file says it (Exif 2.3, tag 0x0112): 1 upright, 2 to 8 turned or
 * mirrored. 1 where it does not say.
 */
export function orientationOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    if (marker === START_OF_SCAN) return 1;
    const length = view.getUint16(at + 2);
    if (marker === APP1 && EXIF.every((byte, index) => bytes[at + 4 + index] === byte)) {
      return orientationIn(bytes.subarray(at + 10, at + 2 + length));
    }
    at += 2 + length;
  }
  return 1;
}

/** @param tiff the directory of an Exif segment, in the order of bytes that it begins with */
function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return 1;
  const isLittle = tiff[0] === 0x49;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, isLittle) === ORIENTATION) {
      const value = view.getUint16(at + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

/** The picture as it was seen. */
export function upright(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const { height: rows, width: columns, channels, pixels: from } = picture;
  const isTurned = orientation >= 5;
  const height = isTurned ? columns : rows;
  const width = isTurned ? rows : columns;
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBelow = [3, 4, 6, 7].includes(orientation);
  const pixels = new Uint8Array(from.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = isTurned ? [y, x] : [x, y];
      const column = fromRight ? columns - 1 - across : across;
      const row = fromBelow ? rows - 1 - down : down;
      const start = (row * columns + column) * channels;
      pixels.set(from.subarray(start, start + channels), (y * width + x) * channels);
    }
  }
  return { height, width, channels, pixels };
}
