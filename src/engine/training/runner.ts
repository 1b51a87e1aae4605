import type { Execution } from '../../contract/words.ts';
import type { ImageSet } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { createBatchLoop, type BatchLoop, type BatchStep } from './batch-loop.ts';
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
  readonly execution: Execution;
}

/** Trains by the ordinary step, followed by the masks where some are held. */
export function createRunner(options: RunnerOptions): StepRunner {
  const { model, data, batchSize, execution } = options;
  const optimizer = createOptimizer(options.optimizer);
  const trainingStep = createStep(model, optimizer);
  let held: HeldMasks | null = null;
  let loop: BatchLoop | null = null;

  const step: BatchStep = (images, labels) => {
    const outputs = trainingStep(images, labels);
    held?.apply();
    return outputs;
  };
  return {
    run(indices) {
      loop ??= createBatchLoop(execution, { step, data, batchSize, examples: data.count });
      const [lossSum, correct] = loop.run(indices);
      return { lossSum: lossSum?.[0] as number, correct: correct?.[0] as number };
    },
    holdMasks(masks) {
      if (held === null) {
        held = holdMasks(model, masks);
        // The loop was made without masks.
        loop?.dispose();
        loop = null;
      } else {
        held.set(masks);
      }
      held.apply();
    },
    project(masks) {
      applyMasks(model, masks);
    },
    dispose() {
      loop?.dispose();
      held?.dispose();
      disposeOptimizer(optimizer);
    },
  };
}
