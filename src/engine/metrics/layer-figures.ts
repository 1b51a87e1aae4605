import type { LayerFigures } from '../../contract/run.ts';
import { prunableVariables } from '../network/prunable.ts';
import { namedVariables } from '../network/variables.ts';
import type { TensorFlow } from '../tensorflow.ts';

/**
 * What each layer with weights holds, counted from its variables. Parameters are what is trained:
 * weights, biases, and gamma and beta of batch norm, but not its moving averages.
 *
 * The multiply-accumulates of one example are the weights of the layer's matrices times how often
 * each is used: once in a fully connected layer, at every output position in a convolution (those
 * where it meets padding too), at every time step in a recurrent layer. The effective ones are those
 * of weights that are not zero. Batch norm counts none, since in inference it is part of the
 * convolution before it; nor do biases, activations, gates, pooling and additions.
 *
 * @throws Error for a layer whose multiply-accumulates are not known.
 */
export function countLayers(model: TensorFlow.LayersModel): LayerFigures[] {
  const matrices = new Set(prunableVariables(model).map(({ name }) => name));
  const variables = namedVariables(model).map(({ layer, name, trainable, variable }) => ({
    layer,
    name,
    trainable,
    shape: variable.shape,
    size: variable.size,
    nonzero: countNonzero(variable.dataSync<'float32'>()),
  }));
  return model.layers
    .filter((layer) => layer.weights.length > 0)
    .map((layer) => {
      const own = variables.filter((variable) => variable.layer === layer);
      const trained = own.filter(({ trainable }) => trainable);
      const multiplied = own.filter(({ name }) => matrices.has(name));
      const uses = usesOf(layer);
      return {
        name: layer.name,
        shape: [...(own[0]?.shape ?? [])],
        parameters: sum(trained.map(({ size }) => size)),
        nonzeroParameters: sum(trained.map(({ nonzero }) => nonzero)),
        macs: uses * sum(multiplied.map(({ size }) => size)),
        effectiveMacs: uses * sum(multiplied.map(({ nonzero }) => nonzero)),
      };
    });
}

/** How often each weight of the layer's matrices is multiplied for one example. */
function usesOf(layer: TensorFlow.layers.Layer): number {
  switch (layer.getClassName()) {
    case 'Dense':
    case 'Conv2D':
      return positionsOf(layer.outputShape);
    case 'LSTM':
    case 'GRU':
      // `[batch, steps, features]`
      return positionsOf((layer.input as TensorFlow.SymbolicTensor).shape);
    case 'BatchNormalization':
      return 0;
    default:
      throw new Error(`The operations of ${layer.name} (${layer.getClassName()}) are unknown.`);
  }
}

/** The product of all axes between the batch and the last. */
function positionsOf(shape: TensorFlow.layers.Layer['outputShape']): number {
  return (shape as number[]).slice(1, -1).reduce((product, size) => product * size, 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countNonzero(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value !== 0) count += 1;
  return count;
}
