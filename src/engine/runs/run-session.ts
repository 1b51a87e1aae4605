import type { RunSpec } from '../../contract/run.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { RunObserver } from '../outcome.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { Breathe } from '../training/breathe.ts';
import type { Evaluation, Evaluator } from '../training/evaluate.ts';
import type { StepRunner } from '../training/step-runner.ts';
import { createRunner } from '../training/runner.ts';
import { train, type Projection } from '../training/train.ts';
import type { WorkMeter } from './work-meter.ts';

/** A step costs about three forward passes: one forward and two backward. */
export const STEP_WORK = 3;

/** What all parts of one run share. */
export interface RunSession {
  readonly spec: RunSpec;
  readonly dataset: Dataset;
  readonly model: TensorFlow.LayersModel;
  readonly tester: Evaluator;
  /** Null where the document sets no validation examples aside. */
  readonly validator: Evaluator | null;
  readonly meter: WorkMeter;
  readonly observer: RunObserver;
  readonly breathe: Breathe;
}

/** What is particular to one training or fine-tuning. */
export interface TrainingPhase {
  readonly stage: 'train' | 'fine-tune';
  readonly epochs: number;
  readonly learningRate: number;
  /** Called with the runner before the first step. */
  prepare?(runner: StepRunner): Projection | undefined;
}

/**
 * Trains the session's model with a fresh optimizer, and tells the observer a point of the learning
 * curve after every epoch.
 *
 * @returns seconds spent in training alone.
 */
export async function trainModel(session: RunSession, phase: TrainingPhase): Promise<number> {
  const { spec, dataset, model, meter, observer, breathe } = session;
  const { stage, epochs, learningRate } = phase;
  const { batchSize, execution } = spec.training;
  const runner = createRunner({
    model,
    data: dataset.train,
    batchSize,
    optimizer: { ...spec.training, learningRate },
    execution,
  });
  try {
    const projection = phase.prepare?.(runner);
    return await train({
      runner,
      examples: dataset.train.count,
      batchSize,
      epochs,
      seed: spec.seed,
      stage,
      ...(projection && { projection }),
      breathe,
      onExamples: (count) => meter.advance(STEP_WORK * count),
      onEpoch: async (result) => {
        const validation = await session.validator?.evaluate(breathe, (count) =>
          meter.advance(count),
        );
        observer.point({
          stage,
          ...result,
          validationLoss: validation?.loss ?? null,
          validationAccuracy: validation?.accuracy ?? null,
        });
      },
    });
  } finally {
    runner.dispose();
  }
}

/** How well the session's model does on the test set. */
export function testModel({ tester, meter, breathe }: RunSession): Promise<Evaluation> {
  return tester.evaluate(breathe, (count) => meter.advance(count));
}
