import { tf, type TensorFlow } from '../tensorflow.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';

/** What one step saw of its batch before it changed the weights. */
export interface StepOutput {
  /** Mean cross-entropy of the batch, in nats. */
  readonly loss: TensorFlow.Scalar;
  /** How many of the batch were classified correctly; int32. */
  readonly correct: TensorFlow.Scalar;
}

/** One training step; the caller disposes what it returns. */
export type TrainingStep = (images: TensorFlow.Tensor, labels: TensorFlow.Tensor1D) => StepOutput;

/** The ordinary step: forward, tfjs's own derivatives, one update by the optimizer. */
export function createStep(
  model: TensorFlow.LayersModel,
  optimizer: TensorFlow.Optimizer,
): TrainingStep {
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
      return { loss: value, correct: forward.correct as TensorFlow.Scalar };
    });
}
