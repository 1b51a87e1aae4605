import { useFusedBatchNorm } from './batch-norm.ts';
import { useBiasAddGrad } from './bias.ts';
import { useDilatedGradients } from './dilated-convolution.ts';
import { useHoistedProducts } from './recurrent/recurrent-layers.ts';
import { useReluGrad } from './relu.ts';

let used = false;

/**
 * Replaces what tfjs composes of many small ops: derivatives by TensorFlow's own, batch norm by its
 * fused op, and the loop over time of recurrent layers, also where nothing is derived; and derives what
 * tfjs does not. Once is enough; whoever runs a model does it first.
 */
export function useTensorFlowGradients(): void {
  if (used) return;
  used = true;
  useReluGrad();
  useBiasAddGrad();
  useFusedBatchNorm();
  useDilatedGradients();
  useHoistedProducts();
}
