import type { Execution } from '../../contract/words.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import { channelGroups } from '../network/groups.ts';
import { prunableVariables } from '../network/prunable.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { BatchStep } from '../training/batch-loop.ts';
import type { Breathe } from '../training/breathe.ts';
import { crossEntropy } from '../training/cross-entropy.ts';
import { createSummation } from './summation.ts';
import type { UnitActivity, UnitGroup, WeightTensor } from '../network/weights.ts';

const ACTIVITY_BATCH_SIZE = 250;

/** The model, and the training examples on which it is looked at; both stay the caller's. */
export interface ProbeOptions {
  readonly model: TensorFlow.LayersModel;
  readonly data: ExampleSet;
  readonly execution: Execution;
}

/** What one look at a trained model goes by. */
export interface ProbeDraw {
  /** Draws the examples, and their order. */
  readonly seed: number;
  readonly breathe: Breathe;
}

/** First-order importance of the weights; may be asked again after the weights have changed. */
export interface SaliencyProbe {
  /**
   * The mean over batches of |w * dL/dw| for every prunable weight, with L the mean cross-entropy of
   * a batch. At most one pass over the training examples.
   */
  measure(batches: number, draw: ProbeDraw): Promise<WeightTensor[]>;
  dispose(): void;
}

/** Activity of the hidden units; may be asked again after the weights have changed. */
export interface ActivityProbe {
  /**
   * Per hidden unit that can be removed: the mean absolute activation and the share of exact zeros
   * (APoZ: Hu et al., "Network Trimming", 2016) over that many training examples (all, where there
   * are fewer), over the positions of a channel, and over all places where its group is watched. A
   * recurrent unit is judged by its last state, the one that is read.
   */
  measure(examples: number, draw: ProbeDraw): Promise<UnitActivity[]>;
  dispose(): void;
}

/**
 * @param start of an untrained network (`initial`) batch norm has no averages yet that mean anything: it
 * normalises by the batch there, as in training, which moves its averages.
 */
export function createSaliencyProbe(
  options: ProbeOptions,
  batchSize: number,
  start: 'trained' | 'initial' = 'trained',
): SaliencyProbe {
  const { model, data } = options;
  const training =
    start === 'initial' &&
    model.layers.some((layer) => layer.getClassName() === 'BatchNormalization');
  const kernels = prunableVariables(model);
  const variables = kernels.map(({ variable }) => variable);
  const step: BatchStep = (inputs, labels) =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(
        () => crossEntropy(model.apply(inputs, { training }) as TensorFlow.Tensor, labels),
        variables,
      );
      return variables.map((variable) =>
        tf.abs(tf.mul(variable, grads[variable.name] as TensorFlow.Tensor)),
      );
    });
  const summation = createSummation(options, step, batchSize);
  return {
    async measure(batches, { seed, breathe }) {
      const taken = Math.min(batches, Math.ceil(data.count / batchSize));
      const order = randomStream(seed, 'saliency')
        .permutation(data.count)
        .subarray(0, taken * batchSize);
      const sums = await summation.sumOver(order, breathe);
      return kernels.map(({ name, variable }, index) => ({
        name,
        shape: variable.shape,
        values: (sums[index] as Float32Array).map((sum) => sum / taken),
      }));
    },
    dispose() {
      summation.dispose();
    },
  };
}

export function createActivityProbe(options: ProbeOptions): ActivityProbe {
  const { model, data } = options;
  const { groups } = channelGroups(model);
  const layers = [...new Set(groups.flatMap(({ watch }) => watch.map(({ layer }) => layer)))];
  const outputs = layers.map((layer) => model.getLayer(layer).output as TensorFlow.SymbolicTensor);
  // Shares the layers of `model`, so that it has nothing of its own to dispose.
  const hidden = layers.length === 0 ? null : tf.model({ inputs: model.inputs, outputs });
  const step: BatchStep = (inputs) =>
    tf.tidy(() =>
      [hidden?.apply(inputs) ?? []].flat().flatMap((activation, index) => {
        const width = outputs[index]?.shape.at(-1) as number;
        const rows = tf.reshape(activation as TensorFlow.Tensor, [-1, width]);
        return [tf.sum(tf.abs(rows), 0), tf.sum(tf.cast(tf.equal(rows, 0), 'float32'), 0)];
      }),
    );
  const summation = createSummation(options, step, ACTIVITY_BATCH_SIZE);
  return {
    async measure(examples, { seed, breathe }) {
      if (layers.length === 0) return [];
      const taken = Math.min(examples, data.count);
      const order = randomStream(seed, 'activity').permutation(data.count).subarray(0, taken);
      const sums = await summation.sumOver(order, breathe);
      const meansOf = (which: 0 | 1, group: UnitGroup): Float32Array => {
        const seen = layers.map((layer, index): [string, Seen] => [
          layer,
          {
            sums: sums[2 * index + which] as Float32Array,
            figures: taken * positionsOf(outputs[index]),
          },
        ]);
        return unitMeans(group, new Map(seen));
      };
      return groups.map((group) => ({
        layer: group.name,
        mean: meansOf(0, group),
        zeroShare: meansOf(1, group),
      }));
    },
    dispose() {
      summation.dispose();
    },
  };
}

/** What was summed of a layer. */
interface Seen {
  /** Entry by entry of its last axis. */
  readonly sums: Float32Array;
  /** How many figures came into each of these sums. */
  readonly figures: number;
}

/** For each unit the mean of its figures, those of all places together where it is watched. */
function unitMeans({ units, watch }: UnitGroup, seen: ReadonlyMap<string, Seen>): Float32Array {
  return Float32Array.from({ length: units }, (_, unit) => {
    let sum = 0;
    let figures = 0;
    for (const { layer, entriesOf } of watch) {
      const place = seen.get(layer) as Seen;
      for (const entry of entriesOf(unit)) {
        sum += place.sums[entry] as number;
        figures += place.figures;
      }
    }
    return sum / figures;
  });
}

/** A convolution's unit is active at every position of its map. */
function positionsOf(output: TensorFlow.SymbolicTensor | undefined): number {
  const extents = output?.shape.slice(1, -1) ?? [];
  return extents.reduce<number>((product, extent) => product * (extent ?? 1), 1);
}
