import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';

/** Of a picture, which takes some 20 bytes a pixel while it is decoded: cameras have 60 million. */
const MAX_PIXELS = 2 ** 26;
/** Of its height and width. */
const MAX_PICTURE_SIDE = 2 ** 14;

interface Size {
  readonly height: number;
  readonly width: number;
}

/**
 * Height and width as the beginning of a PNG or JPEG file says; undefined where it does not, which
 * whoever decodes it tells better.
 */
export function pictureSize(bytes: Uint8Array, kind: 'PNG' | 'JPEG'): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kind === 'PNG' ? sizeOfPng(view) : sizeOfJpeg(view);
}

/** @throws UserError for a picture of more pixels than are decoded */
export function requireFewPixels(path: string, { height, width }: Size): void {
  if (height * width <= MAX_PIXELS && Math.max(height, width) <= MAX_PICTURE_SIDE) return;
  throw new UserError(
    say`${path} has ${height} x ${width} pixels, and ${MAX_PIXELS.toLocaleString('en')} are possible, with sides
      up to ${MAX_PICTURE_SIDE.toLocaleString('en')}: make it smaller, or leave it out.`,
  );
}

/** The first chunk of a PNG file, behind its signature, begins with width and height. */
function sizeOfPng(view: DataView): Size | undefined {
  if (view.byteLength < 24) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Frame headers of JPEG (ITU-T T.81, table B.1) but of the markers among them that are none. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function sizeOfJpeg(view: DataView): Size | undefined {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Any number of fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
