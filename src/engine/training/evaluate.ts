import type { Execution } from '../../contract/words.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { createBatchLoop } from './batch-loop.ts';
import type { Breathe } from './breathe.ts';
import { createTestStep } from './step.ts';

/** Large enough for speed, small enough for the activations of a convolutional net. */
const BATCH_SIZE = 250;
/** Between two chances to cancel. */
const EXAMPLES_PER_CALL = 4 * BATCH_SIZE;

/** How well a model does on a set of examples. */
export interface Evaluation {
  /** Share classified correctly, 0 to 1. */
  readonly accuracy: number;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
}

/** What a model takes every example for, beside how well it does. */
export interface Predictions extends Evaluation {
  /** One class per example, in the order of the set. */
  readonly classes: Uint8Array;
}

/** Evaluates one model on one set, as often as asked, without changing the model. */
export interface Evaluator {
  /** @param onExamples told how many examples were done since the last call. */
  evaluate(breathe: Breathe, onExamples?: (count: number) => void): Promise<Evaluation>;
  /** The same, and each example's class as well. It takes a little longer. */
  predict(breathe: Breathe, onExamples?: (count: number) => void): Promise<Predictions>;
  dispose(): void;
}

/** The model and the set stay the caller's. */
export function createEvaluator(
  model: TensorFlow.LayersModel,
  data: ExampleSet,
  execution: Execution,
): Evaluator {
  const loop = createBatchLoop(execution, {
    step: createTestStep(model),
    data,
    batchSize: BATCH_SIZE,
    examples: data.count,
  });
  const order = Int32Array.from({ length: data.count }, (_, index) => index);
  /** A call sums over its batches, so that `onClasses` makes sense only with one batch per call. */
  async function pass(
    examplesPerCall: number,
    breathe: Breathe,
    onExamples?: (count: number) => void,
    onClasses?: (start: number, classes: Float32Array) => void,
  ): Promise<Evaluation> {
    let correct = 0;
    let lossSum = 0;
    for (let start = 0; start < data.count; start += examplesPerCall) {
      await breathe();
      const indices = order.subarray(start, start + examplesPerCall);
      const [batchLoss, batchCorrect, classes] = loop.run(indices);
      lossSum += batchLoss?.[0] as number;
      correct += batchCorrect?.[0] as number;
      onClasses?.(start, classes as Float32Array);
      onExamples?.(indices.length);
    }
    await breathe();
    return { accuracy: correct / data.count, loss: lossSum / data.count };
  }
  return {
    evaluate: (breathe, onExamples) => pass(EXAMPLES_PER_CALL, breathe, onExamples),
    async predict(breathe, onExamples) {
      const classes = new Uint8Array(data.count);
      const evaluation = await pass(BATCH_SIZE, breathe, onExamples, (start, batch) =>
        classes.set(batch, start),
      );
      return { ...evaluation, classes };
    },
    dispose() {
      loop.dispose();
    },
  };
}
