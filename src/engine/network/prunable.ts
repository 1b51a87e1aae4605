import type { TensorFlow } from '../tensorflow.ts';
import { findLayerClass } from './layers/registry.ts';
import { namedVariables, type NamedVariable } from './variables.ts';
import type { WeightTensor } from './weights.ts';

/**
 * The weight matrices that strategies may prune, from input to output: kernels of fully connected,
 * convolutional and recurrent layers, and the recurrent kernels. Biases and the parameters of batch
 * norm are never pruned.
 */
export function prunableVariables(model: TensorFlow.LayersModel): NamedVariable[] {
  return namedVariables(model).filter(({ role, layer }) =>
    findLayerClass(layer)?.weights?.matrices.includes(role),
  );
}

/** Copies of the prunable weight matrices. */
export function readPrunable(model: TensorFlow.LayersModel): WeightTensor[] {
  return prunableVariables(model).map(({ name, variable }) => ({
    name,
    shape: variable.shape,
    values: variable.dataSync<'float32'>(),
  }));
}
