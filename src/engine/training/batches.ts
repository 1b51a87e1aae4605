import type { ImageSet } from '../datasets/dataset.ts';
import { pixelsPerImage } from '../datasets/image-set.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** A batch as the graph needs it. The caller disposes both tensors. */
export interface Batch {
  /** Normalised, `[batch, height, width, channels]`. */
  readonly images: TensorFlow.Tensor4D;
  /** Classes as int32, `[batch]`. */
  readonly labels: TensorFlow.Tensor1D;
}

/** Makes a batch of the examples with these indices, in this order. */
export function makeBatch(set: ImageSet, indices: Int32Array): Batch {
  const size = pixelsPerImage(set);
  const pixels = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  const channels = set.shape[2];
  const normalised = normalisedBytes(set);
  let to = 0;
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row] as number;
    labels[row] = set.labels[index] as number;
    const end = (index + 1) * size;
    for (let from = index * size; from < end; from++) {
      const byte = set.images[from] as number;
      pixels[to++] = normalised[(from % channels) * BYTES + byte] as number;
    }
  }
  return {
    images: tf.tensor4d(pixels, [indices.length, ...set.shape]),
    labels: tf.tensor1d(labels, 'int32'),
  };
}

/** Number of values that a byte can have. */
const BYTES = 256;

/**
 * What becomes of every byte, channel after channel, rounded after the subtraction and after the
 * division as 32-bit floats would be.
 */
function normalisedBytes({
  shape: [, , channels],
  divisor,
  offset,
}: Pick<ImageSet, 'shape' | 'divisor' | 'offset'>): Float32Array {
  return Float32Array.from({ length: channels * BYTES }, (_, index) => {
    const channel = Math.floor(index / BYTES);
    const centred = Math.fround((index % BYTES) - (offset?.[channel] ?? 0));
    return centred / (typeof divisor === 'number' ? divisor : (divisor[channel] ?? 1));
  });
}
