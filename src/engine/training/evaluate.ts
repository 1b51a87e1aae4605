import type { Execution } from '../../contract/words.ts';
import type { ImageSet } from '../datasets/dataset.ts';
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

/** Evaluates one model on one set, as often as asked, without changing the model. */
export interface Evaluator {
  /** @param onExamples told how many examples were done since the last call. */
  evaluate(breathe: Breathe, onExamples?: (count: number) => void): Promise<Evaluation>;
  dispose(): void;
}

/** The model and the set stay the caller's. */
export function createEvaluator(
  model: TensorFlow.LayersModel,
  data: ImageSet,
  execution: Execution,
): Evaluator {
  const loop = createBatchLoop(execution, {
    step: createTestStep(model),
    data,
    batchSize: BATCH_SIZE,
    examples: data.count,
  });
  const order = Int32Array.from({ length: data.count }, (_, index) => index);
  return {
    async evaluate(breathe, onExamples) {
      let correct = 0;
      let lossSum = 0;
      for (let start = 0; start < data.count; start += EXAMPLES_PER_CALL) {
        await breathe();
        const indices = order.subarray(start, start + EXAMPLES_PER_CALL);
        const [batchLoss, batchCorrect] = loop.run(indices);
        lossSum += batchLoss?.[0] as number;
        correct += batchCorrect?.[0] as number;
        onExamples?.(indices.length);
      }
      await breathe();
      return { accuracy: correct / data.count, loss: lossSum / data.count };
    },
    dispose() {
      loop.dispose();
    },
  };
}
