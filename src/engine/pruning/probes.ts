import type { Execution } from '../../contract/words.ts';
import type { ImageSet } from '../datasets/dataset.ts';
import { prunableVariables, unitLayers } from '../models/prunable.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBatchLoop, type BatchStep } from '../training/batch-loop.ts';
import type { Breathe } from '../training/breathe.ts';
import { crossEntropy } from '../training/cross-entropy.ts';
import type { UnitActivity, WeightTensor } from './weights.ts';

const ACTIVITY_BATCH_SIZE = 250;
/** Batches between two chances to cancel. */
const BATCHES_PER_CALL = 4;

/** The trained model, and the training examples on which it is looked at. */
export interface ProbeOptions {
  readonly model: TensorFlow.LayersModel;
  readonly data: ImageSet;
  readonly seed: number;
  readonly execution: Execution;
  readonly breathe: Breathe;
}

/**
 * First-order importance of every prunable weight: the mean over batches of |w * dL/dw|, with L the
 * mean cross-entropy of a batch. At most one pass over the training examples, in an order drawn by
 * the seed.
 */
export async function probeSaliency(
  options: ProbeOptions,
  batchSize: number,
  batches: number,
): Promise<WeightTensor[]> {
  const { model, data, seed } = options;
  const kernels = prunableVariables(model);
  const variables = kernels.map(({ variable }) => variable);
  const taken = Math.min(batches, Math.ceil(data.count / batchSize));
  const order = randomStream(seed, 'saliency')
    .permutation(data.count)
    .subarray(0, taken * batchSize);
  const step: BatchStep = (images, labels) =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(
        () => crossEntropy(model.apply(images) as TensorFlow.Tensor, labels),
        variables,
      );
      return variables.map((variable) =>
        tf.abs(tf.mul(variable, grads[variable.name] as TensorFlow.Tensor)),
      );
    });
  const sums = await sumOver(options, step, order, batchSize);
  return kernels.map(({ name, variable }, index) => ({
    name,
    shape: variable.shape,
    values: (sums[index] as Float32Array).map((sum) => sum / taken),
  }));
}

/**
 * Activity of the hidden units that can be removed: per unit the mean absolute activation and the
 * share of exact zeros (APoZ: Hu et al., "Network Trimming", 2016) over that many training examples
 * (all, where there are fewer), drawn by the seed, and over the positions of a channel. A recurrent
 * unit is judged by its last state, the one that is read.
 */
export async function probeActivity(
  options: ProbeOptions,
  examples: number,
): Promise<UnitActivity[]> {
  const { model, data, seed } = options;
  const layers = unitLayers(model);
  if (layers.length === 0) return [];
  const taken = Math.min(examples, data.count);
  const order = randomStream(seed, 'activity').permutation(data.count).subarray(0, taken);
  const outputs = layers.map(
    ({ layer }) => model.getLayer(layer).output as TensorFlow.SymbolicTensor,
  );
  // Shares the layers of `model`, so that it has nothing of its own to dispose.
  const hidden = tf.model({ inputs: model.inputs, outputs });
  const step: BatchStep = (images) =>
    tf.tidy(() =>
      [hidden.apply(images)].flat().flatMap((activation, index) => {
        const { units } = layers[index] as (typeof layers)[number];
        const rows = tf.reshape(activation as TensorFlow.Tensor, [-1, units]);
        return [tf.sum(tf.abs(rows), 0), tf.sum(tf.cast(tf.equal(rows, 0), 'float32'), 0)];
      }),
    );
  const sums = await sumOver(options, step, order, ACTIVITY_BATCH_SIZE);
  return layers.map(({ layer }, index) => {
    // A convolution's unit is active at every position of its map.
    const positions = (outputs[index]?.shape.slice(1, -1) ?? []).reduce<number>(
      (product, extent) => product * (extent ?? 1),
      1,
    );
    const meanOf = (sum: Float32Array | undefined) =>
      (sum as Float32Array).map((value) => value / (taken * positions));
    return { layer, mean: meanOf(sums[2 * index]), zeroShare: meanOf(sums[2 * index + 1]) };
  });
}

/** Sums of the step's outputs over the examples in that order, double precision between calls. */
async function sumOver(
  { data, execution, breathe }: ProbeOptions,
  step: BatchStep,
  order: Int32Array,
  batchSize: number,
): Promise<Float32Array[]> {
  const loop = createBatchLoop(execution, { step, data, batchSize, examples: order.length });
  try {
    const totals: Float64Array[] = [];
    const stride = BATCHES_PER_CALL * batchSize;
    for (let start = 0; start < order.length; start += stride) {
      await breathe();
      loop.run(order.subarray(start, start + stride)).forEach((sums, index) => {
        const total = (totals[index] ??= new Float64Array(sums.length));
        sums.forEach((sum, position) => {
          total[position] = (total[position] as number) + sum;
        });
      });
    }
    return totals.map((total) => Float32Array.from(total));
  } finally {
    loop.dispose();
  }
}
