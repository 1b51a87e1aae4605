import type { LayerSignal } from '../../contract/run.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { channelGroups } from '../network/groups.ts';
import { findMatrixLayer } from '../network/layers/registry.ts';
import { prunableVariables } from '../network/prunable.ts';
import type { UnitGroup } from '../network/weights.ts';
import { randomStream, type RandomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch, type Batch } from '../training/batches.ts';
import { crossEntropy } from '../training/cross-entropy.ts';

/** So many training examples are looked at: two batches of the usual size, a moment of an epoch. */
export const SIGNAL_EXAMPLES = 128;

/** By what the examples are drawn. */
export interface SignalDraw {
  readonly seed: number;
  readonly stage: string;
  readonly epoch: number;
}

/** How signals come through the layers of a model, forward and back. */
export interface SignalProbe {
  /**
   * Per layer with prunable weights, from input to output: the L2 norm of the gradient of the mean
   * cross-entropy over a few training examples, without augmentation, and how many of its units are
   * zero on all of them. Weights that are zero, as removed ones are, take no part in the norm; units of
   * which all weights before or behind them are zero are removed and not counted, and layers of which no
   * weight is left are not told of.
   *
   * Batch norm normalises by these examples, as in training. Nothing of the model changes, nor does
   * anything that training draws or remembers. To be asked while the weights are the model's own.
   */
  measure(draw: SignalDraw): LayerSignal[];
}

/**
 * Executed operation by operation: once an epoch, that costs less than recording a graph.
 *
 * @param data of training; it and the model stay the caller's, and there is nothing to dispose.
 */
export function createSignalProbe(model: TensorFlow.LayersModel, data: ExampleSet): SignalProbe {
  useTensorFlowGradients();
  const kernels = prunableVariables(model);
  const variables = kernels.map(({ variable }) => variable);
  const { groups } = channelGroups(model);
  const watched = [...new Set(groups.flatMap(({ watch }) => watch.map(({ layer }) => layer)))];
  // Shares the layers of `model`, so that it has nothing of its own to dispose.
  const seen = tf.model({
    inputs: model.inputs,
    outputs: [
      ...model.outputs,
      ...watched.map((layer) => model.getLayer(layer).output as TensorFlow.SymbolicTensor),
    ],
  });
  const training = model.layers.some((layer) => layer.getClassName() === 'BatchNormalization');

  function look({ inputs, labels }: Batch) {
    // Gone through value by value, what a scope returns would cost more than it took to compute.
    const gradients: (Float32Array | undefined)[] = [];
    const activities: Float32Array[] = [];
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => {
        const [logits, ...hidden] = [seen.apply(inputs, { training })].flat();
        for (const layer of hidden) {
          activities.push(largestOf(layer as TensorFlow.Tensor).dataSync<'float32'>());
        }
        return crossEntropy(logits as TensorFlow.Tensor, labels);
      }, variables);
      for (const { name } of variables) gradients.push(grads[name]?.dataSync<'float32'>());
    });
    return { gradients, activities };
  }

  return {
    measure({ seed, stage, epoch }) {
      const random = randomStream(seed, 'signal', stage, epoch);
      const batch = makeBatch(data, someOf(data.count, random));
      const restore = training ? keepAverages(model) : () => undefined;
      const { gradients, activities } = look(batch);
      restore();
      tf.dispose([batch.inputs, batch.labels]);

      const matrices = kernels.map(({ name, variable }, index) =>
        summarise(name, variable, gradients[index]),
      );
      const largest = new Map(watched.map((layer, index) => [layer, activities[index]]));
      const byName = new Map(matrices.map((matrix) => [matrix.name, matrix]));
      const unitsOf = new Map(
        groups.map((group) => [
          findMatrixLayer(group.producers[0]?.name ?? ''),
          countUnits(group, byName, largest),
        ]),
      );
      const layers = Map.groupBy(matrices, ({ name }) => findMatrixLayer(name) ?? name);
      const left = [...layers].filter(([, own]) => own.some(({ rows }) => rows.includes(1)));
      return left.map(([layer, own]) => ({
        layer,
        gradientNorm: stored(Math.sqrt(sum(own.map(({ squares }) => squares)))),
        ...(unitsOf.get(layer) ?? { units: null, deadUnits: null }),
      }));
    },
  };
}

/** The largest absolute activation of each entry on the last axis, over examples and positions. */
function largestOf(activation: TensorFlow.Tensor): TensorFlow.Tensor {
  return tf.tidy(() => {
    const rows = tf.reshape(activation, [-1, activation.shape.at(-1) as number]);
    return tf.max(tf.abs(rows), 0);
  });
}

/** Some of `count` examples, each at most once; all where there are few. */
function someOf(count: number, random: RandomStream): Int32Array {
  if (count <= SIGNAL_EXAMPLES) return Int32Array.from({ length: count }, (_, index) => index);
  const drawn = new Set<number>();
  while (drawn.size < SIGNAL_EXAMPLES) drawn.add(Math.floor(count * random.uniform()));
  return Int32Array.from(drawn);
}

/** Copies what a forward pass in training moves, and gives what brings it back. */
function keepAverages(model: TensorFlow.LayersModel): () => void {
  const kept = model.nonTrainableWeights.map((weight) => {
    const variable = weight.read() as TensorFlow.Variable;
    return { variable, value: tf.clone<TensorFlow.Tensor>(variable) };
  });
  return () => {
    for (const { variable, value } of kept) {
      variable.assign(value);
      value.dispose();
    }
  };
}

/** A weight matrix: the sum of its squared gradients, and which rows and columns have weights left. */
interface MatrixSummary {
  readonly name: string;
  readonly squares: number;
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/** @param gradient undefined where the loss does not depend on it, which is a gradient of zero. */
function summarise(
  name: string,
  variable: TensorFlow.Variable,
  gradient: Float32Array = new Float32Array(variable.size),
): MatrixSummary {
  const weights = variable.dataSync<'float32'>();
  const width = variable.shape.at(-1) as number;
  const rows = new Uint8Array(weights.length / width);
  const columns = new Uint8Array(width);
  let squares = 0;
  for (let row = 0, index = 0; row < rows.length; row++) {
    for (let column = 0; column < width; column++, index++) {
      if (weights[index] === 0) continue;
      rows[row] = 1;
      columns[column] = 1;
      const slope = gradient[index] as number;
      squares += slope * slope;
    }
  }
  return { name, squares, rows, columns };
}

/** How many units of a group are left, and how many of these are zero wherever they are watched. */
function countUnits(
  { units, producers, consumers, watch }: UnitGroup,
  matrices: ReadonlyMap<string, MatrixSummary>,
  activities: ReadonlyMap<string, Float32Array | undefined>,
): { units: number; deadUnits: number } {
  let left = 0;
  let dead = 0;
  for (let unit = 0; unit < units; unit++) {
    const isMade = producers.some(({ name, columnsOf }) =>
      columnsOf(unit).some((column) => matrices.get(name)?.columns[column] === 1),
    );
    const isRead = consumers.some(({ name, rowsOf }) =>
      rowsOf(unit).some((row) => matrices.get(name)?.rows[row] === 1),
    );
    if (!isMade || !isRead) continue;
    left += 1;
    const isActive = watch.some(({ layer, entriesOf }) =>
      entriesOf(unit).some((entry) => activities.get(layer)?.[entry] !== 0),
    );
    if (!isActive) dead += 1;
  }
  return { units: left, deadUnits: dead };
}

/** JSON has no infinity; and more than five digits of a norm over a few examples mean nothing. */
function stored(norm: number): number | null {
  return Number.isFinite(norm) ? Number(norm.toPrecision(5)) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
