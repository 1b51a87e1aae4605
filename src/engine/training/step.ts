import { tf, type TensorFlow } from '../tensorflow.ts';
import type { BatchStep } from './batch-loop.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';
import { crossEntropyAlone, type Objective } from './objective.ts';
import type { Optimizer } from './optimizer.ts';

/** The variables that training changes, in a fixed order. */
export function trainedVariables(model: TensorFlow.LayersModel): TensorFlow.Variable[] {
  return model.trainableWeights.map((weight) => weight.read() as TensorFlow.Variable);
}

/**
 * The ordinary training step: forward, tfjs's own derivatives of the objective, one update by the
 * optimizer. Gives the batch's summed cross-entropy (nats), whatever the objective, and its number of
 * right answers, both as they were before the update.
 */
export function createStep(
  model: TensorFlow.LayersModel,
  optimizer: Pick<Optimizer, 'applyGradients'>,
  objective: Objective = crossEntropyAlone,
): BatchStep {
  const variables = trainedVariables(model);
  return (inputs, labels) =>
    tf.tidy(() => {
      const seen: TensorFlow.Tensor[] = [];
      const { grads } = tf.variableGrads(() => {
        const logits = model.apply(inputs, { training: true }) as TensorFlow.Tensor;
        const loss = crossEntropy(logits, labels);
        // Kept, since the scope of the derivatives would take them along.
        seen.push(tf.keep(tf.mul(loss, labels.size)), tf.keep(countCorrect(logits, labels)));
        return objective.loss({ crossEntropy: loss, logits, labels, inputs, model });
      }, variables);
      optimizer.applyGradients(grads);
      return seen;
    });
}

/**
 * The same figures without learning from them, and behind them the class that each example of the
 * batch is taken for: that of its highest logit.
 */
export function createTestStep(model: TensorFlow.LayersModel): BatchStep {
  return (inputs, labels) =>
    tf.tidy(() => {
      const logits = model.apply(inputs, { training: false }) as TensorFlow.Tensor;
      const loss = tf.mul(crossEntropy(logits, labels), labels.size);
      return [loss, countCorrect(logits, labels), tf.cast(tf.argMax(logits, -1), 'float32')];
    });
}
