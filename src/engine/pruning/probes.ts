import type { ImageSet } from '../datasets/dataset.ts';
import { prunableVariables, unitLayers } from '../models/prunable.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch } from '../training/batches.ts';
import type { Breathe } from '../training/breathe.ts';
import { crossEntropy } from '../training/cross-entropy.ts';
import type { UnitActivity, WeightTensor } from './weights.ts';

const ACTIVITY_BATCH_SIZE = 1000;

/** The trained model, and the training examples on which it is looked at. */
export interface ProbeOptions {
  readonly model: TensorFlow.LayersModel;
  readonly data: ImageSet;
  readonly seed: number;
  readonly breathe: Breathe;
}

/**
 * First-order importance of every prunable weight: the mean over batches of |w * dL/dw|, with L the
 * mean cross-entropy of a batch. At most one pass over the training examples, in an order drawn by
 * the seed.
 */
export async function probeSaliency(
  { model, data, seed, breathe }: ProbeOptions,
  batchSize: number,
  batches: number,
): Promise<WeightTensor[]> {
  const kernels = prunableVariables(model);
  const order = randomStream(seed, 'saliency').permutation(data.count);
  const taken = Math.min(batches, Math.ceil(data.count / batchSize));
  const sums = kernels.map(({ variable }) => new Float64Array(variable.size));
  for (let batch = 0; batch < taken; batch++) {
    const indices = order.subarray(batch * batchSize, (batch + 1) * batchSize);
    // Nothing is returned: tidy would look for tensors in every element of an array.
    tf.tidy(() => {
      const { images, labels } = makeBatch(data, indices);
      const { grads } = tf.variableGrads(
        () => crossEntropy(model.apply(images) as TensorFlow.Tensor, labels),
        kernels.map(({ variable }) => variable),
      );
      kernels.forEach(({ variable }, index) => {
        const gradient = grads[variable.name] as TensorFlow.Tensor;
        const saliency = tf.abs(tf.mul(variable, gradient)).dataSync<'float32'>();
        addTo(sums[index] as Float64Array, saliency);
      });
    });
    await breathe();
  }
  return kernels.map(({ name, variable }, index) => ({
    name,
    shape: variable.shape,
    values: meanOf(sums[index] as Float64Array, taken),
  }));
}

/**
 * Activity of the hidden units that can be removed: per unit the mean activation and the share of
 * exact zeros (APoZ: Hu et al., "Network Trimming", 2016) over that many training examples (all,
 * where there are fewer), drawn by the seed.
 */
export async function probeActivity(
  { model, data, seed, breathe }: ProbeOptions,
  examples: number,
): Promise<UnitActivity[]> {
  const layers = unitLayers(model);
  if (layers.length === 0) return [];
  const taken = Math.min(examples, data.count);
  const order = randomStream(seed, 'activity').permutation(data.count).subarray(0, taken);
  const sums = layers.map(({ units }) => ({
    activation: new Float64Array(units),
    zeros: new Float64Array(units),
    rows: 0,
  }));
  // Shares the layers of `model`, so that it has nothing of its own to dispose.
  const hidden = tf.model({
    inputs: model.inputs,
    outputs: layers.map(({ layer }) => model.getLayer(layer).output as TensorFlow.SymbolicTensor),
  });
  for (let start = 0; start < taken; start += ACTIVITY_BATCH_SIZE) {
    const indices = order.subarray(start, start + ACTIVITY_BATCH_SIZE);
    tf.tidy(() => {
      const activations = [hidden.apply(makeBatch(data, indices).images)].flat();
      activations.forEach((activation, index) => {
        const units = (activation as TensorFlow.Tensor).reshape([
          -1,
          layers[index]?.units as number,
        ]);
        const zeros = tf.cast(tf.equal(units, 0), 'float32');
        const sum = sums[index] as (typeof sums)[number];
        addTo(sum.activation, tf.sum(units, 0).dataSync<'float32'>());
        addTo(sum.zeros, tf.sum(zeros, 0).dataSync<'float32'>());
        sum.rows += units.shape[0] as number;
      });
    });
    await breathe();
  }
  return layers.map(({ layer }, index) => {
    const { activation, zeros, rows } = sums[index] as (typeof sums)[number];
    return { layer, mean: meanOf(activation, rows), zeroShare: meanOf(zeros, rows) };
  });
}

function addTo(sums: Float64Array, values: Float32Array): void {
  values.forEach((value, index) => {
    sums[index] = (sums[index] as number) + value;
  });
}

function meanOf(sums: Float64Array, count: number): Float32Array {
  return Float32Array.from(sums, (sum) => sum / count);
}
