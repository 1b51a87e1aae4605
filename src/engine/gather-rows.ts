import { tensorflowBackend } from './backend.ts';
import { dataTypes } from './compile/attributes.ts';
import { tf, type TensorFlow } from './tensorflow.ts';

/**
 * Rows of `x` along its first axis, by TensorFlow's own op. `tf.gather` of tfjs-node first reads the
 * indices back into JavaScript to check them: for every pixel of an augmented batch, at every step.
 * Without derivative.
 *
 * @param x float32 `[rows, ...]`.
 * @param indices int32 of any shape, each within `[0, rows)`: others are an error of TensorFlow's.
 * @returns float32 `[...indices, ...]`.
 */
export function gatherRows(x: TensorFlow.Tensor, indices: TensorFlow.Tensor): TensorFlow.Tensor {
  const backend = tensorflowBackend();
  const type = (name: string, value: number) => ({
    name,
    type: backend.binding.TF_ATTR_TYPE,
    value,
  });
  return tf.tidy(() =>
    backend.executeSingleOutput(
      'GatherV2',
      [
        type('Tparams', dataTypes.float32),
        type('Tindices', dataTypes.int32),
        type('Taxis', dataTypes.int32),
        { name: 'batch_dims', type: backend.binding.TF_ATTR_INT, value: 0 },
      ],
      [x, indices, tf.scalar(0, 'int32')],
    ),
  );
}
