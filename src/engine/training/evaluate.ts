import type { ImageSet } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch } from './batches.ts';
import type { Breathe } from './breathe.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';

const BATCH_SIZE = 1000;

/** How well a model does on a set of examples. */
export interface Evaluation {
  /** Share classified correctly, 0 to 1. */
  readonly accuracy: number;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
}

/**
 * Evaluates without changing the model.
 *
 * @param onExamples told how many examples were done since the last call.
 */
export async function evaluate(
  model: TensorFlow.LayersModel,
  set: ImageSet,
  breathe: Breathe,
  onExamples?: (count: number) => void,
): Promise<Evaluation> {
  const order = Int32Array.from({ length: set.count }, (_, index) => index);
  let correct = 0;
  let lossSum = 0;
  for (let start = 0; start < set.count; start += BATCH_SIZE) {
    const indices = order.subarray(start, start + BATCH_SIZE);
    const [batchLoss, batchCorrect] = tf.tidy(() => {
      const { images, labels } = makeBatch(set, indices);
      const logits = model.apply(images, { training: false }) as TensorFlow.Tensor;
      return [
        crossEntropy(logits, labels).dataSync()[0] as number,
        countCorrect(logits, labels).dataSync()[0] as number,
      ];
    });
    lossSum += batchLoss * indices.length;
    correct += batchCorrect;
    onExamples?.(indices.length);
    await breathe();
  }
  return { accuracy: correct / set.count, loss: lossSum / set.count };
}
