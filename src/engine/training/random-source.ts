import { tensorflowBackend } from '../backend.ts';
import { typeAttribute } from '../gradients/type-attribute.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { StepClock } from './step-clock.ts';

/**
 * Random numbers for the ops of a step. They are a function of the seed, the purpose and the number
 * of the step alone: the same in a recorded graph and operation by operation, and after a training
 * was resumed.
 */
export interface RandomSource {
  /**
   * Uniform in [0, 1), float32. A purpose gives the same numbers again within a step, other purposes
   * and other steps give others.
   */
  uniform(purpose: string, shape: readonly number[]): TensorFlow.Tensor;
  dispose(): void;
}

/** A source that can be used again: its variable stays the same, as a recorded step needs it. */
export interface ReseedableSource extends RandomSource {
  /** From now on it gives what a source made with this seed and these labels does. */
  reseed(seed: number, ...labels: readonly (string | number)[]): void;
}

/** Two such numbers can be added within 32 bits. */
const HASHES = 2 ** 30;

function hash(seed: number, ...labels: readonly (string | number)[]): number {
  return Math.floor(HASHES * randomStream(seed, ...labels).uniform());
}

/**
 * A source by TensorFlow's counter-based generator (Philox: Salmon et al., "Parallel Random Numbers:
 * As Easy as 1, 2, 3", SC 2011). The seed is a variable, so that a recorded step does not depend on it.
 *
 * @param clock stays the caller's.
 */
export function createRandomSource(
  clock: Pick<StepClock, 'step'>,
  seed: number,
  ...labels: readonly (string | number)[]
): ReseedableSource {
  const own = tf.tidy(() => tf.variable(tf.scalar(hash(seed, ...labels), 'int32'), false));
  return {
    uniform(purpose, shape) {
      return tf.tidy(() => {
        const key = tf.add(own, tf.scalar(hash(0, purpose), 'int32'));
        return tensorflowBackend().executeSingleOutput(
          'StatelessRandomUniform',
          [
            typeAttribute('dtype', 'float32'),
            typeAttribute('T', 'int32'),
            typeAttribute('Tseed', 'int32'),
          ],
          [tf.tensor1d([...shape], 'int32'), tf.stack([key, clock.step])],
        );
      });
    },
    reseed(next, ...nextLabels) {
      tf.tidy(() => {
        own.assign(tf.scalar(hash(next, ...nextLabels), 'int32'));
      });
    },
    dispose() {
      own.dispose();
    },
  };
}
