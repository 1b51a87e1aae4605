import { tf, type TensorFlow } from '../tensorflow.ts';

interface FlattenLayer {
  call(inputs: TensorFlow.Tensor | TensorFlow.Tensor[]): TensorFlow.Tensor;
}

/**
 * Has tfjs's flatten layers compute in JavaScript, as a layer of somebody's own may: the same figures,
 * which no graph can repeat. They have no derivative, so that inputs alone may be flattened.
 *
 * @returns what makes them as they were.
 */
export function flattenInJavaScript(): () => void {
  const prototype = Object.getPrototypeOf(tf.layers.flatten()) as FlattenLayer;
  const { call } = prototype;
  prototype.call = (inputs) => {
    const [x] = [inputs].flat() as [TensorFlow.Tensor];
    const [batch] = x.shape as [number];
    return tf.tensor2d(x.dataSync<'float32'>(), [batch, x.size / batch]);
  };
  return () => {
    prototype.call = call;
  };
}
