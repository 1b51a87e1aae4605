import { tf } from '../../engine/tensorflow.ts';
import type { TrainerRuntime } from './messages.ts';

/**
 * What this process has loaded. Where its driver or a library is missing, TensorFlow's GPU build computes on the
 * processor.
 */
export function loadedTensorflow(): TrainerRuntime {
  const backend = tf.backend() as unknown as {
    binding?: { TF_Version?: string };
    isUsingGpuDevice?: boolean;
  };
  return {
    tensorflow: backend.binding?.TF_Version ?? 'unknown',
    usesGpu: backend.isUsingGpuDevice === true,
  };
}
