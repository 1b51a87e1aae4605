import type { LayerConfig } from '../network/layers/layer-class.ts';
import { resizeLayer } from '../network/layers/registry.ts';
import { readVariables, writeVariables, type NamedValues } from '../network/variables.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { thinValues } from './thin-values.ts';
import type { Thinning } from './thinning.ts';

/** A model as tfjs describes it. */
interface Topology {
  readonly config: {
    readonly layers: readonly {
      readonly class_name: string;
      readonly config: LayerConfig & { readonly name: string };
    }[];
  };
}

/**
 * The same network with fewer units: a model of the same layers, wired and named alike, in which
 * those that lose units are narrower. Everything behind them follows by its input's shape. Its
 * weights are not initialised to anything in particular; the caller disposes it.
 */
export async function thinModel(
  model: TensorFlow.LayersModel,
  { widths }: Pick<Thinning, 'widths'>,
): Promise<TensorFlow.LayersModel> {
  const topology = model.toJSON(null, false) as unknown as Topology;
  for (const { class_name: className, config } of topology.config.layers) {
    const width = widths.get(config.name);
    if (width !== undefined) resizeLayer(className, config, width);
  }
  return tf.models.modelFromJSON({ modelTopology: topology } as never);
}

/**
 * Gives a thinned network the weights of its masked twin, and has both answer these images.
 *
 * @param images a few inputs of the networks; stays the caller's.
 * @returns the variables of the masked network.
 * @throws Error where the two answer differently: a defect.
 */
export function writeThinned(
  thinned: TensorFlow.LayersModel,
  masked: TensorFlow.LayersModel,
  thinning: Thinning,
  images: TensorFlow.Tensor,
): NamedValues[] {
  const whole = readVariables(masked);
  writeVariables(thinned, thinValues(whole, thinning));
  requireSameOutputs(masked, thinned, images);
  return whole;
}

/**
 * The network with masks and the one without the removed units must say the same.
 *
 * @param images a few inputs of the networks; stays the caller's.
 * @throws Error where an output differs by more than float rounding explains: a defect.
 */
export function requireSameOutputs(
  masked: TensorFlow.LayersModel,
  thinned: TensorFlow.LayersModel,
  images: TensorFlow.Tensor,
): void {
  const [expected, found] = tf.tidy(() =>
    [masked, thinned].map((model) => {
      const outputs = model.apply(images, { training: false }) as TensorFlow.Tensor;
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
