import type { TensorFlow } from '../tensorflow.ts';

type Tensor = TensorFlow.SymbolicTensor;

/** A use of a layer in a network's graph. */
export interface GraphCall {
  readonly layer: TensorFlow.layers.Layer;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

/**
 * All that is computed between a network's inputs and its outputs, every call behind those whose
 * outputs it reads.
 */
export function callsOf({ inputs, outputs }: TensorFlow.LayersModel): GraphCall[] {
  const calls = new Map<string, GraphCall>();
  const visit = (tensor: Tensor): void => {
    const { sourceLayer: layer, nodeIndex } = tensor;
    const key = `${nodeIndex} ${layer.name}`;
    const node = layer.inboundNodes[nodeIndex];
    if (inputs.includes(tensor) || calls.has(key) || node === undefined) return;
    node.inputTensors.forEach(visit);
    calls.set(key, { layer, inputs: node.inputTensors, outputs: node.outputTensors });
  };
  outputs.forEach(visit);
  return [...calls.values()];
}
