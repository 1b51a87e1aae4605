import type { ExampleSet } from '../datasets/dataset.ts';
import { lastAxis, valuesPerExample } from '../datasets/example-set.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** A batch as the graph needs it. The caller disposes both tensors. */
export interface Batch {
  /** Normalised, `[batch, ...shape of an example]`. */
  readonly inputs: TensorFlow.Tensor;
  /** Classes as int32, `[batch]`. */
  readonly labels: TensorFlow.Tensor1D;
}

/** Makes a batch of the examples with these indices, in this order. */
export function makeBatch(set: ExampleSet, indices: Int32Array): Batch {
  const size = valuesPerExample(set);
  const values = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  const places = lastAxis(set);
  const normalised = normaliser(set);
  let to = 0;
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row] as number;
    labels[row] = set.labels[index] as number;
    const end = (index + 1) * size;
    for (let from = index * size; from < end; from++) {
      values[to++] = normalised(set.values[from] as number, from % places);
    }
  }
  return {
    inputs: tf.tensor(values, [indices.length, ...set.shape]),
    labels: tf.tensor1d(labels, 'int32'),
  };
}

/** What becomes of a value at a place of the last axis. */
type Normaliser = (value: number, place: number) => number;

/** Of bytes there are few, so that all are computed once. */
function normaliser(set: ExampleSet): Normaliser {
  const normalise = normaliserOf(set);
  if (set.values instanceof Float32Array) return normalise;
  const table = Float32Array.from({ length: lastAxis(set) * BYTES }, (_, index) =>
    normalise(index % BYTES, Math.floor(index / BYTES)),
  );
  return (byte, place) => table[place * BYTES + byte] as number;
}

/** Number of values that a byte can have. */
const BYTES = 256;

/** Rounded after the subtraction and after the division, as 32-bit floats would be. */
function normaliserOf({ divisor, offset }: Pick<ExampleSet, 'divisor' | 'offset'>): Normaliser {
  return (value, place) =>
    Math.fround(
      Math.fround(value - (offset?.[place] ?? 0)) /
        (typeof divisor === 'number' ? divisor : (divisor[place] ?? 1)),
    );
}
