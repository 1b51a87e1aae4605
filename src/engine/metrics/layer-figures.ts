import type { LayerFigures } from '../../contract/run.ts';
import { callsOf } from '../network/calls.ts';
import { getLayerWeights } from '../network/layers/registry.ts';
import { namedVariables, readVariables } from '../network/variables.ts';
import type { Masks } from '../network/weights.ts';
import { countKept } from '../pruning/masks.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { thinMasks } from '../thinning/thin-masks.ts';
import { thinValues } from '../thinning/thin-values.ts';
import type { Thinning } from '../thinning/thinning.ts';

/**
 * What each layer with weights holds, counted from its variables. Parameters are what is trained:
 * weights, biases, and gamma and beta of batch norm, but not its moving averages.
 *
 * The multiply-accumulates of one example are the weights of the layer's matrices times how often
 * each is used: once in a fully connected layer, at every output position in a convolution (those
 * where it meets padding too), at every time step in a recurrent layer, and again wherever the layer is used. The effective ones are those
 * of weights that are not removed. Batch norm counts none, since in inference it is part of the
 * convolution before it; nor do biases, activations, gates, pooling and additions.
 *
 * @param masks what is removed; a kept weight that happens to be zero counts as kept.
 * @param thinning what of it goes whole: nothing of it counts, not even the biases, gammas and betas of
 * removed units, which nothing reads any more.
 * @throws UserError for a layer of a class that is not in the table of layers.
 */
export function countLayers(
  model: TensorFlow.LayersModel,
  masks: Masks = new Map(),
  thinning: Thinning | null = null,
): LayerFigures[] {
  const values = readVariables(model);
  const left = thinning ? thinValues(values, thinning) : values;
  const masksLeft = thinning ? thinMasks(values, masks, thinning) : masks;
  const variables = namedVariables(model).map(
    ({ layer, name, role, trainable, variable }, index) => ({
      layer,
      role,
      trainable,
      shape: variable.shape,
      size: variable.size,
      kept: countLeft(left[index]?.values.length ?? 0, masksLeft.get(name)),
    }),
  );
  const calls = callsOf(model);
  return model.layers
    .filter((layer) => layer.weights.length > 0)
    .map((layer) => {
      const { matrices, uses } = getLayerWeights(layer);
      const own = variables.filter((variable) => variable.layer === layer);
      const trained = own.filter(({ trainable }) => trainable);
      const multiplied = own.filter(({ role }) => matrices.includes(role));
      const times = sum(
        calls
          .filter((call) => call.layer === layer)
          .map(({ inputs, outputs }) =>
            uses({ inputShape: inputs[0]?.shape ?? [], outputShape: outputs[0]?.shape ?? [] }),
          ),
      );
      return {
        name: layer.name,
        shape: [...(own[0]?.shape ?? [])],
        parameters: sum(trained.map(({ size }) => size)),
        nonzeroParameters: sum(trained.map(({ kept }) => kept)),
        macs: times * sum(multiplied.map(({ size }) => size)),
        effectiveMacs: times * sum(multiplied.map(({ kept }) => kept)),
      };
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countLeft(size: number, mask: Uint8Array | undefined): number {
  return mask ? countKept(mask) : size;
}
