import type { LayerConfig } from '../network/layers/layer-class.ts';
import { useOwnLayers } from '../network/layers/own/own-layers.ts';
import { resizeLayer } from '../network/layers/registry.ts';
import { readVariables, writeVariables, type NamedValues } from '../network/variables.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { thinValues } from './thin-values.ts';
import type { Thinning } from './thinning.ts';

/** A model's layers and their wiring as plain data: what `modelOf` makes a model of. */
export type Topology = object;

/** What of it is looked into here. */
interface Layers {
  readonly config: {
    readonly layers: readonly {
      readonly class_name: string;
      readonly config: LayerConfig & { readonly name: string };
    }[];
  };
}

/** The layers of a model as tfjs-layers writes them; a copy. */
export function topologyOf(model: TensorFlow.LayersModel): Topology {
  useOwnLayers();
  return model.toJSON(null, false) as unknown as Topology;
}

/**
 * A model of such layers, its weights not initialised to anything in particular. The caller disposes
 * it.
 */
export function modelOf(topology: Topology): Promise<TensorFlow.LayersModel> {
  useOwnLayers();
  // tfjs writes into what it is given.
  return tf.models.modelFromJSON({ modelTopology: structuredClone(topology) } as never);
}

/**
 * The same network with fewer units: the same layers, wired and named alike, in which those that lose
 * units are narrower. Everything behind them follows by its input's shape.
 */
export function thinTopology(topology: Topology, { widths }: Pick<Thinning, 'widths'>): Topology {
  const thinned = structuredClone(topology);
  for (const { class_name: className, config } of (thinned as Layers).config.layers) {
    const width = widths.get(config.name);
    if (width !== undefined) resizeLayer(className, config, width);
  }
  return thinned;
}

/** The model of `thinTopology`, of a model. */
export function thinModel(
  model: TensorFlow.LayersModel,
  thinning: Pick<Thinning, 'widths'>,
): Promise<TensorFlow.LayersModel> {
  return modelOf(thinTopology(topologyOf(model), thinning));
}

/**
 * Gives a thinned network the weights of its masked twin, and has both answer these inputs.
 *
 * @param inputs a few inputs of the networks; stays the caller's.
 * @returns the variables of the masked network.
 * @throws Error where the two answer differently: a defect.
 */
export function writeThinned(
  thinned: TensorFlow.LayersModel,
  masked: TensorFlow.LayersModel,
  thinning: Thinning,
  inputs: TensorFlow.Tensor,
): NamedValues[] {
  const whole = readVariables(masked);
  writeVariables(thinned, thinValues(whole, thinning));
  requireSameOutputs(masked, thinned, inputs);
  return whole;
}

/**
 * The network with masks and the one without the removed units must say the same.
 *
 * @param inputs a few inputs of the networks; stays the caller's.
 * @throws Error where an output differs by more than float rounding explains: a defect.
 */
export function requireSameOutputs(
  masked: TensorFlow.LayersModel,
  thinned: TensorFlow.LayersModel,
  inputs: TensorFlow.Tensor,
): void {
  const [expected, found] = tf.tidy(() =>
    [masked, thinned].map((model) => {
      const outputs = model.apply(inputs, { training: false }) as TensorFlow.Tensor;
      return outputs.dataSync<'float32'>();
    }),
  ) as [Float32Array, Float32Array];
  const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const worst = expected.reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - (found[index] as number))),
    0,
  );
  // Written so that NaN fails too, where only one of the two has it.
  const same = expected.every((value, index) => Object.is(value, found[index]));
  if (same || worst <= ROUNDING * scale) return;
  throw new Error(
    `Without its removed units the network answers differently: by up to ${worst}, where its ` +
      `outputs are up to ${scale}.`,
  );
}

/** Sums of other lengths are rounded otherwise; a wrong slice is off by far more. */
const ROUNDING = 1e-4;
