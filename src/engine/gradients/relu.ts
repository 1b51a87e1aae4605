import { tensorflowBackend } from '../backend.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { typeAttribute } from './type-attribute.ts';

/**
 * Has ReLU's derivative, dy where y > 0 and else 0, computed by TensorFlow's own op. tfjs multiplies
 * dy by a comparison that it casts to floats: three passes over the activations where one does.
 */
export function useReluGrad(): void {
  tf.unregisterGradient('Relu');
  tf.registerGradient({
    kernelName: 'Relu',
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({
      x: () =>
        tensorflowBackend().executeSingleOutput(
          'ReluGrad',
          [typeAttribute('T', 'float32')],
          [dy as TensorFlow.Tensor, y as TensorFlow.Tensor],
        ),
    }),
  });
}
