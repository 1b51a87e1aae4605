import { tensorflowBackend } from '../backend.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { typeAttribute } from './type-attribute.ts';

type Tensor = TensorFlow.Tensor;

/**
 * Has the derivative of a bias, one per unit or channel, summed by TensorFlow's own op where tfjs
 * reduces over the other axes and reshapes. An addition counts as that of a bias when its second
 * operand is a vector along the last axis of the first.
 */
export function useBiasAddGrad(): void {
  const composed = tf.getGradient('Add');
  tf.unregisterGradient('Add');
  tf.registerGradient({
    ...composed,
    gradFunc: (dy, saved, attributes) => {
      const derivatives = composed.gradFunc(dy, saved, attributes);
      const [a, b] = saved as [Tensor, Tensor];
      if (!isBias(a, b)) return derivatives;
      return { a: () => tf.clone(dy as Tensor), b: () => biasGradient(dy as Tensor) };
    },
  });
}

function isBias(a: Tensor, b: Tensor): boolean {
  return (
    a.dtype === 'float32' &&
    b.dtype === 'float32' &&
    b.rank === 1 &&
    a.rank > 1 &&
    a.shape.at(-1) === b.shape[0]
  );
}

/** The sum over all axes but the last. */
function biasGradient(dy: Tensor): Tensor {
  const { binding } = tensorflowBackend();
  return tensorflowBackend().executeSingleOutput(
    'BiasAddGrad',
    [
      typeAttribute('T', 'float32'),
      { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    ],
    [dy],
  );
}
