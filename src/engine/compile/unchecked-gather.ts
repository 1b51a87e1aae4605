import { tensorflowBackend } from '../backend.ts';
import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { dataTypes } from './attributes.ts';
import type { GraphDataType } from './attributes.ts';

/**
 * Runs `work` with a `tf.gather` that leaves it to TensorFlow to check the indices. That of tfjs-node
 * reads them back for it, which no recorded step may do; what it computes is the same.
 */
export function withUncheckedGather<T>(work: () => T): T {
  const checked = tf.getKernel(tf.GatherV2, tf.getBackend());
  tf.unregisterKernel(tf.GatherV2, tf.getBackend());
  tf.registerKernel({ ...checked, kernelFunc: gather });
  try {
    return work();
  } finally {
    tf.unregisterKernel(tf.GatherV2, tf.getBackend());
    tf.registerKernel(checked);
  }
}

function gather({ inputs, attrs }: Parameters<TensorFlow.KernelFunc>[0]): TensorFlow.Tensor {
  const { x, indices } = inputs as Record<'x' | 'indices', TensorFlow.Tensor>;
  const { axis, batchDims } = attrs as unknown as TensorFlow.GatherV2Attrs;
  const backend = tensorflowBackend();
  const { TF_ATTR_INT, TF_ATTR_TYPE } = backend.binding;
  const type = (name: string, dtype: TensorFlow.DataType) => {
    return { name, type: TF_ATTR_TYPE, value: dataTypes[dtype as GraphDataType] };
  };
  const axisTensor = tf.scalar(axis, 'int32');
  const gathered = backend.executeSingleOutput(
    'GatherV2',
    [
      { name: 'batch_dims', type: TF_ATTR_INT, value: batchDims },
      type('Tparams', x.dtype),
      type('Tindices', indices.dtype),
      type('Taxis', 'int32'),
    ],
    [x, indices, axisTensor],
  );
  axisTensor.dispose();
  return gathered;
}
