import { softmaxCrossEntropy } from '../gradients/softmax-cross-entropy.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/**
 * Mean over the batch of -log softmax(logits)[label], in nats.
 *
 * @param logits `[batch, classes]`.
 * @param labels int32 `[batch]`.
 */
export function crossEntropy(
  logits: TensorFlow.Tensor,
  labels: TensorFlow.Tensor1D,
): TensorFlow.Scalar {
  return tf.mean(softmaxCrossEntropy(logits, labels));
}

/** How many of the batch have their highest logit at their label; float32, to be summed. */
export function countCorrect(
  logits: TensorFlow.Tensor,
  labels: TensorFlow.Tensor1D,
): TensorFlow.Scalar {
  return tf.sum(tf.cast(tf.equal(tf.argMax(logits, -1), labels), 'float32'));
}
