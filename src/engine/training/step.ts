import { tf, type TensorFlow } from '../tensorflow.ts';
import type { BatchStep } from './batch-loop.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';
import type { Optimizer } from './optimizer.ts';

/** The variables that training changes, in a fixed order. */
export function trainedVariables(model: TensorFlow.LayersModel): TensorFlow.Variable[] {
  return model.trainableWeights.map((weight) => weight.read() as TensorFlow.Variable);
}

/**
 * The ordinary training step: forward, tfjs's own derivatives of the mean cross-entropy, one update
 * by the optimizer. Gives the batch's summed cross-entropy (nats) and its number of right answers,
 * both as they were before the update.
 */
export function createStep(
  model: TensorFlow.LayersModel,
  optimizer: Pick<Optimizer, 'applyGradients'>,
): BatchStep {
  const variables = trainedVariables(model);
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

/**
 * The same figures without learning from them, and behind them the class that each example of the
 * batch is taken for: that of its highest logit.
 */
export function createTestStep(model: TensorFlow.LayersModel): BatchStep {
  return (images, labels) =>
    tf.tidy(() => {
      const logits = model.apply(images, { training: false }) as TensorFlow.Tensor;
      const loss = tf.mul(crossEntropy(logits, labels), labels.size);
      return [loss, countCorrect(logits, labels), tf.cast(tf.argMax(logits, -1), 'float32')];
    });
}
