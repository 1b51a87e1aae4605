import type { GraphNode } from './graph.ts';

/** What PyTorch's older exporter calls the weights and the bias that it computes of a folded batch norm. */
const COMPUTED = /^onnx::Conv_\d+$/;

/**
 * Whether the exporter has folded a batch norm into a node. PyTorch's newer exporter notes its rule, or calls the
 * bias that it makes after the weights; of the older one both weights and bias have lost their names.
 */
export function hasFoldedNorm({ operator, inputs, rewrites }: GraphNode): boolean {
  const [, weight = '', bias = ''] = inputs;
  return (
    /FuseBatchNorm/.test(rewrites ?? '') ||
    (operator === 'Conv' &&
      weight !== '' &&
      (bias === `${weight}_bias` || (COMPUTED.test(weight) && COMPUTED.test(bias))))
  );
}
