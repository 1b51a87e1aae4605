import { tf, type TensorFlow } from '../tensorflow.ts';
import type { BatchStep } from './batch-loop.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';

/**
 * The ordinary training step: forward, tfjs's own derivatives of the mean cross-entropy, one update
 * by the optimizer. Gives the batch's summed cross-entropy (nats) and its number of right answers,
 * both as they were before the update.
 */
export function createStep(
  model: TensorFlow.LayersModel,
  optimizer: TensorFlow.Optimizer,
): BatchStep {
  const variables = model.trainableWeights.map((weight) => weight.read() as TensorFlow.Variable);
  return (images, labels) =>
    tf.tidy(() => {
      const forward: { correct?: TensorFlow.Scalar } = {};
      const { value, grads } = tf.variableGrads(() => {
        const logits = model.apply(images, { training: true }) as TensorFlow.Tensor;
        // Kept, since the scope of the derivatives would take it along.
        forward.correct = tf.keep(countCorrect(logits, labels));
        return crossEntropy(logits, labels);
      }, variables);
      optimizer.applyGradients(grads);
      return [tf.mul(value, labels.size), forward.correct as TensorFlow.Scalar];
    });
}

/** The same figures without learning from them. */
export function createTestStep(model: TensorFlow.LayersModel): BatchStep {
  return (images, labels) =>
    tf.tidy(() => {
      const logits = model.apply(images, { training: false }) as TensorFlow.Tensor;
      return [tf.mul(crossEntropy(logits, labels), labels.size), countCorrect(logits, labels)];
    });
}
