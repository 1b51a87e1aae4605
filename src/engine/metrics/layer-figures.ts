import type { LayerFigures } from '../../contract/run.ts';
import { namedVariables } from '../models/variables.ts';
import type { TensorFlow } from '../tensorflow.ts';

/**
 * What each layer with weights holds, counted from its variables. Biases are among the parameters.
 * For a fully connected layer the multiply-accumulates of one example are the weights of its
 * kernel, and the effective ones those that are not zero.
 *
 * @throws Error for a layer whose multiply-accumulates are not known.
 */
export function countLayers(model: TensorFlow.LayersModel): LayerFigures[] {
  const variables = namedVariables(model).map(({ layer, name, variable }) => ({
    layer,
    name,
    shape: variable.shape,
    size: variable.size,
    nonzero: countNonzero(variable.dataSync<'float32'>()),
  }));
  return model.layers
    .filter((layer) => layer.weights.length > 0)
    .map((layer) => {
      const own = variables.filter((variable) => variable.layer === layer);
      const kernel = own.find(({ name }) => name === `${layer.name}/kernel`);
      if (layer.getClassName() !== 'Dense' || kernel === undefined) {
        throw new Error(`The operations of ${layer.name} (${layer.getClassName()}) are unknown.`);
      }
      return {
        name: layer.name,
        shape: [...kernel.shape],
        parameters: own.reduce((sum, { size }) => sum + size, 0),
        nonzeroParameters: own.reduce((sum, { nonzero }) => sum + nonzero, 0),
        macs: kernel.size,
        effectiveMacs: kernel.nonzero,
      };
    });
}

function countNonzero(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value !== 0) count += 1;
  return count;
}
