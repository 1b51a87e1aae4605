import { tensorflowBackend } from '../../backend.ts';
import type { TensorFlow } from '../../tensorflow.ts';
import { typeAttribute } from '../type-attribute.ts';

type Tensor = TensorFlow.Tensor;

/** The derivative by what the activation was taken of, from its value and the derivative by that. */
export function beforeActivation(
  op: 'SigmoidGrad' | 'TanhGrad',
  value: Tensor,
  gradient: Tensor,
): Tensor {
  return tensorflowBackend().executeSingleOutput(
    op,
    [typeAttribute('T', 'float32')],
    [value, gradient],
  );
}
