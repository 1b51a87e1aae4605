import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { record, registeredVariables } from './recording.ts';
import type { Recording } from './recording.ts';
import { withVariablesRestored } from './variable-state.ts';

/**
 * Records a step on examples of its arguments and leaves everything as it was: variables have their
 * values back, and outputs are disposed. A step that made variables is recorded again, since
 * optimizers make their slots in the first.
 *
 * @throws NotRecordableError when the step does what a graph cannot repeat.
 */
export function recordStep(
  step: (...inputs: TensorFlow.Tensor[]) => TensorFlow.Tensor[],
  examples: readonly TensorFlow.Tensor[],
): Recording {
  const recordOnce = () =>
    withoutKeeping(() =>
      withVariablesRestored(() => {
        const outputs: TensorFlow.Tensor[] = [];
        try {
          return record((...inputs) => {
            outputs.push(...step(...inputs));
            return outputs;
          }, examples);
        } finally {
          tf.dispose(outputs);
        }
      }),
    );
  const variablesBefore = registeredVariables().length;
  const recording = recordOnce();
  return registeredVariables().length === variablesBefore ? recording : recordOnce();
}

/**
 * Runs `work`, and where it throws disposes what it has kept: on the way forward tfjs keeps what the
 * derivatives will need, which it frees on the way back alone.
 */
function withoutKeeping<T>(work: () => T): T {
  const engine = tf.engine();
  const { keep } = engine;
  const kept: TensorFlow.Tensor[] = [];
  engine.keep = (tensor) => {
    kept.push(tensor);
    return keep.call(engine, tensor) as typeof tensor;
  };
  try {
    return work();
  } catch (error) {
    tf.dispose(kept);
    throw error;
  } finally {
    engine.keep = keep;
  }
}
