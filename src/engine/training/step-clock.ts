import { tf, type TensorFlow } from '../tensorflow.ts';

/**
 * Counts the steps of one training. The count is a variable that the step itself moves on, so that
 * schedules and random draws follow it in a recorded graph as they do operation by operation.
 */
export interface StepClock {
  /** The number of the step at hand, int32 scalar, 0 for the first. */
  readonly step: TensorFlow.Tensor;
  /** Goes to a step, to resume a training in its midst. */
  set(step: number): void;
  /** The last thing a step does. */
  advance(): void;
  dispose(): void;
}

export function createStepClock(): StepClock {
  const step = tf.tidy(() => tf.variable(tf.scalar(0, 'int32'), false));
  return {
    step,
    set(next) {
      tf.tidy(() => {
        step.assign(tf.scalar(next, 'int32'));
      });
    },
    advance() {
      tf.tidy(() => {
        step.assign(tf.add(step, tf.scalar(1, 'int32')));
      });
    },
    dispose() {
      step.dispose();
    },
  };
}
