import { useFusedBatchNorm } from './batch-norm.ts';
import { useBiasAddGrad } from './bias.ts';
import { useReluGrad } from './relu.ts';

let used = false;

/** Replaces derivatives that tfjs composes of elementwise ops by TensorFlow's own. Once is enough. */
export function useTensorFlowGradients(): void {
  if (used) return;
  used = true;
  useReluGrad();
  useBiasAddGrad();
  useFusedBatchNorm();
}
