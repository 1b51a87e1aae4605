import type { ExampleSet } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch } from './batches.ts';

/**
 * How likely a network holds each class, for a few examples: the softmax of its logits.
 *
 * @param indices of the examples in the set; all go through the network at once.
 */
export function probabilitiesOf(
  model: TensorFlow.LayersModel,
  set: ExampleSet,
  indices: readonly number[],
): number[][] {
  if (indices.length === 0) return [];
  return tf.tidy(() => {
    const { inputs } = makeBatch(set, Int32Array.from(indices));
    const logits = model.apply(inputs, { training: false }) as TensorFlow.Tensor2D;
    return tf.softmax(logits).arraySync();
  });
}
