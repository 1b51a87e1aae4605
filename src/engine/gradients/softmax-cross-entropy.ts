import { tensorflowBackend } from '../backend.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { typeAttribute } from './type-attribute.ts';

/**
 * -log softmax(logits)[label] of each row, in nats. TensorFlow's op gives losses and derivatives,
 * softmax - one-hot, in one pass; tfjs composes them of about twenty ops.
 *
 * @param logits float32 `[batch, classes]`.
 * @param labels int32 `[batch]`.
 * @returns float32 `[batch]`.
 */
export function softmaxCrossEntropy(
  logits: TensorFlow.Tensor,
  labels: TensorFlow.Tensor1D,
): TensorFlow.Tensor {
  const withGradient = tf.customGrad((...args: unknown[]) => {
    const [x, save] = args as [TensorFlow.Tensor, TensorFlow.GradSaveFunc];
    const [losses, derivatives] = tensorflowBackend().executeMultipleOutputs(
      'SparseSoftmaxCrossEntropyWithLogits',
      [typeAttribute('T', 'float32'), typeAttribute('Tlabels', 'int32')],
      [x, labels],
      2,
    ) as [TensorFlow.Tensor, TensorFlow.Tensor];
    save([derivatives]);
    return {
      value: losses,
      gradFunc: (dy: TensorFlow.Tensor, [saved]: TensorFlow.Tensor[]) =>
        tf.mul(tf.reshape(dy, [-1, 1]), saved as TensorFlow.Tensor),
    };
  });
  return withGradient(logits);
}
