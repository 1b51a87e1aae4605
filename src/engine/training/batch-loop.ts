import { compileLoop } from '../compile/compile-loop.ts';
import type { Execution } from '../../contract/words.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch } from './batches.ts';

/**
 * An ordinary tfjs function of one batch. It may read and assign variables; what it returns is
 * float32, of fixed shapes, summed over the batches, and disposed by whoever calls it.
 *
 * @param inputs normalised, `[batch, ...shape of an example]`.
 * @param labels int32 `[batch]`.
 */
export type BatchStep = (
  inputs: TensorFlow.Tensor,
  labels: TensorFlow.Tensor1D,
) => TensorFlow.Tensor[];

/** The one interface between what is computed on batches and how it is executed. */
export interface BatchLoop {
  /**
   * Takes the step for each `batchSize` consecutive indices into the examples; if they do not
   * divide evenly, the last batch is smaller. What it assigns to tfjs variables is seen by the next
   * run, and by everybody else after `settle`.
   *
   * @param before sums to go on from, an earlier run's; without them they begin at zero. Batches in
   * one run and in several give the same sums, bit for bit, if each goes on from the one before.
   * @returns the sums of the step's outputs, in 32-bit floats and in the order of the batches.
   */
  run(indices: Int32Array, before?: readonly Float32Array[]): readonly Float32Array[];
  /** Brings what the step assigned into the tfjs variables. */
  settle(): void;
  dispose(): void;
}

export interface BatchLoopOptions {
  readonly step: BatchStep;
  readonly data: ExampleSet;
  readonly batchSize: number;
  /** How many examples a pass comes to, by which the size of the last batch is known. */
  readonly examples: number;
}

/** A loop that runs the step as a recorded graph, or operation by operation. */
export function createBatchLoop(execution: Execution, options: BatchLoopOptions): BatchLoop {
  useTensorFlowGradients();
  return execution === 'compiled' ? createCompiledLoop(options) : createEagerLoop(options);
}

function createCompiledLoop({ step, data, batchSize, examples }: BatchLoopOptions): BatchLoop {
  const remainder = examples % batchSize;
  return compileLoop({
    step: (inputs, labels) => step(inputs, labels as TensorFlow.Tensor1D),
    sources: [
      {
        name: 'examples',
        type: data.values instanceof Uint8Array ? 'uint8' : 'float32',
        shape: [data.count, ...data.shape],
        values: data.values,
        divisor: data.divisor,
        offset: data.offset,
      },
      { name: 'labels', type: 'uint8', shape: [data.count], values: data.labels },
    ],
    batchSize: Math.min(batchSize, examples),
    remainders: remainder === 0 ? [] : [remainder],
  });
}

function createEagerLoop({ step, data, batchSize }: BatchLoopOptions): BatchLoop {
  return {
    run(indices, before = []) {
      let sums = before;
      for (let start = 0; start < indices.length; start += batchSize) {
        const { inputs, labels } = makeBatch(data, indices.subarray(start, start + batchSize));
        const outputs = step(inputs, labels);
        const values = outputs.map((output) => output.dataSync<'float32'>());
        tf.dispose([inputs, labels, outputs]);
        sums = sums.length === 0 ? values : sums.map((sum, index) => addTo(sum, values[index]));
      }
      return sums;
    },
    settle() {
      // The step assigned to the variables themselves.
    },
    dispose() {
      // Nothing is kept between runs.
    },
  };
}

/** Rounded to 32 bits, as in a graph. */
function addTo(sum: Float32Array, values: Float32Array | undefined): Float32Array {
  return sum.map((value, index) => value + (values?.[index] ?? 0));
}
