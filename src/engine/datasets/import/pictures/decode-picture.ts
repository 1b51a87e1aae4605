import { tf } from '../../../tensorflow.ts';
import type { TensorFlow } from '../../../tensorflow.ts';
import { orientationOf, upright } from './orientation.ts';
import type { Picture } from './picture.ts';

/** Of a PNG file, where its header says how colours are stored, and what that means. */
const COLOUR_TYPE_AT = 25;
const GREY = [0, 4];
const WITH_ALPHA = [4, 6];

/**
 * Decodes a PNG or JPEG file by TensorFlow's own decoders (libpng and libjpeg-turbo), which the
 * workbench has anyway. 16 bits become 8; palettes become colours; a JPEG image that was taken with the
 * camera turned is upright.
 *
 * @throws Error where it is damaged or has transparent pixels
 */
export function decodePicture(bytes: Uint8Array, kind: 'PNG' | 'JPEG'): Picture {
  return kind === 'PNG' ? decodePng(bytes) : decodeJpeg(bytes);
}

function decodePng(bytes: Uint8Array): Picture {
  const type = bytes[COLOUR_TYPE_AT] ?? 0;
  // Asked for as many as there are, palettes would come as grey.
  const { height, width, values } = contentOf(tf.node.decodePng(bytes, 4));
  if ((WITH_ALPHA.includes(type) || hasChunk(bytes, 'tRNS')) && isTransparent(values)) {
    throw new Error('it has transparent pixels, and nobody knows what is behind them');
  }
  const channels = GREY.includes(type) ? 1 : 3;
  const pixels = new Uint8Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      pixels[pixel * channels + channel] = values[4 * pixel + channel] as number;
    }
  }
  return { height, width, channels, pixels };
}

function decodeJpeg(bytes: Uint8Array): Picture {
  const { height, width, channels, values } = contentOf(tf.node.decodeJpeg(bytes, 0));
  const pixels = Uint8Array.from(values);
  return upright({ height, width, channels: channels === 1 ? 1 : 3, pixels }, orientationOf(bytes));
}

function contentOf(image: TensorFlow.Tensor3D) {
  const [height, width, channels] = image.shape;
  const values = image.dataSync();
  image.dispose();
  return { height, width, channels, values };
}

function isTransparent(values: ArrayLike<number>): boolean {
  for (let at = 3; at < values.length; at += 4) if (values[at] !== 255) return true;
  return false;
}

function hasChunk(bytes: Uint8Array, name: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === name) return true;
  }
  return false;
}
