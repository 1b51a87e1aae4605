import type { ImageSet } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { makeBatch } from './batches.ts';
import { applyMasks, holdMasks, type HeldMasks } from './held-masks.ts';
import { createOptimizer, disposeOptimizer, type OptimizerSettings } from './optimizer.ts';
import { createStep } from './step.ts';
import type { StepRunner } from './step-runner.ts';

/** What a runner needs; `model` stays the caller's. */
export interface RunnerOptions {
  readonly model: TensorFlow.LayersModel;
  readonly data: ImageSet;
  readonly batchSize: number;
  readonly optimizer: OptimizerSettings;
}

/** Runs the step operation by operation, as tfjs does by itself. */
export function createEagerRunner(options: RunnerOptions): StepRunner {
  const { model, data, batchSize } = options;
  const optimizer = createOptimizer(options.optimizer);
  const step = createStep(model, optimizer);
  let held: HeldMasks | null = null;

  function runBatch(indices: Int32Array): { loss: number; correct: number } {
    const { images, labels } = makeBatch(data, indices);
    const output = step(images, labels);
    held?.apply();
    const loss = output.loss.dataSync()[0] as number;
    const correct = output.correct.dataSync()[0] as number;
    tf.dispose([images, labels, output.loss, output.correct]);
    return { loss, correct };
  }

  return {
    run(indices) {
      let lossSum = 0;
      let correct = 0;
      for (let start = 0; start < indices.length; start += batchSize) {
        const batch = indices.subarray(start, start + batchSize);
        const output = runBatch(batch);
        lossSum += output.loss * batch.length;
        correct += output.correct;
      }
      return { lossSum, correct };
    },
    holdMasks(masks) {
      held?.dispose();
      held = holdMasks(model, masks);
      held.apply();
    },
    project(masks) {
      applyMasks(model, masks);
    },
    dispose() {
      disposeOptimizer(optimizer);
      held?.dispose();
      held = null;
    },
  };
}
