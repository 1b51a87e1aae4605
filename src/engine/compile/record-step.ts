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
    withVariablesRestored(() => {
      const kept: TensorFlow.Tensor[] = [];
      const recording = record((...inputs) => {
        kept.push(...step(...inputs));
        return kept;
      }, examples);
      tf.dispose(kept);
      return recording;
    });
  const variablesBefore = registeredVariables().length;
  const recording = recordOnce();
  return registeredVariables().length === variablesBefore ? recording : recordOnce();
}
