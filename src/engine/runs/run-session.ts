import type { RateSchedule } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { countLayers } from '../metrics/layer-figures.ts';
import type { RunObserver } from '../outcome.ts';
import type { Breathe } from '../training/breathe.ts';
import type { Evaluation, Predictions } from '../training/evaluate.ts';
import type { Interruptions } from '../training/interruptions.ts';
import type { StepRunner } from '../training/step-runner.ts';
import { train } from '../training/train.ts';
import { createTrainingTeller } from '../training/training-now.ts';
import type { Course } from './course.ts';
import type { Journal } from './journal.ts';
import type { WorkMeter } from './work-meter.ts';
import type { Workspace } from './workspace.ts';

/** A step costs about three forward passes: one forward and two backward. */
export const STEP_WORK = 3;

/** What all parts of one run share. */
export interface RunSession {
  readonly spec: RunSpec;
  readonly workspace: Workspace;
  readonly meter: WorkMeter;
  readonly observer: RunObserver;
  readonly journal: Pick<Journal, 'goOn' | 'offer'>;
  /** Where pruning writes down what is done: the run's, or that of a strategy that is followed. */
  readonly course: Course;
  readonly breathe: Breathe;
  /** The same without standing still for others: for what is done in the midst of a training. */
  readonly hurry: Breathe;
}

/** How many steps an epoch of the session's training has. */
export function stepsPerEpoch({ spec, workspace }: Pick<RunSession, 'spec' | 'workspace'>): number {
  return Math.ceil(workspace.dataset.train.count / spec.training.batchSize);
}

/** What is particular to one training or fine-tuning. */
export interface TrainingPhase {
  readonly stage: 'train' | 'fine-tune';
  readonly epochs: number;
  readonly learningRate: number;
  readonly schedule: RateSchedule | undefined;
  /** Called with the runner before the first step. */
  prepare?(runner: StepRunner): Interruptions | undefined;
}

/** What one training or fine-tuning took. */
export interface TrainingCost {
  /** Spent in steps alone. */
  readonly trainingSeconds: number;
  /** Multiply-accumulates of all steps, as `trainingMacs` of a run's record counts them. */
  readonly trainingMacs: number;
}

/**
 * Trains the session's model with a fresh optimizer, and tells the observer a point of the learning
 * curve after every epoch; or goes on with the training that the run was interrupted in.
 */
export async function trainModel(session: RunSession, phase: TrainingPhase): Promise<TrainingCost> {
  const { spec, workspace, meter, observer, journal, breathe } = session;
  const { dataset, validator } = workspace;
  const { stage, epochs, learningRate, schedule } = phase;
  const { batchSize, augmentation } = spec.training;
  const runner = workspace.runner(
    {
      batchSize,
      optimizer: { ...spec.training, learningRate, schedule },
      // Only a schedule asks how long the training is; without one, a runner serves any length.
      ...(schedule && { epochs }),
      augmentation,
    },
    { seed: spec.seed, stage },
  );
  const examples = dataset.train.count;
  const interruptions = phase.prepare?.(runner);
  const told = createTrainingTeller(epochs, examples);
  const standsAt = (milliseconds: number) => ({ checkpoint: runner.snapshot(), milliseconds });
  const milliseconds = await train({
    runner,
    examples,
    batchSize,
    epochs,
    seed: spec.seed,
    stage,
    interruptions,
    from: journal.goOn(runner),
    breathe,
    between: (spent) => journal.offer('midway', () => standsAt(spent)),
    onExamples: (count, soFar) => meter.advance(STEP_WORK * count, told(soFar)),
    onEpoch: async (result) => {
      runner.settle();
      const validation = await validator?.evaluate(breathe, (count) => meter.advance(count));
      observer.point({
        stage,
        ...result,
        validationLoss: validation?.loss ?? null,
        validationAccuracy: validation?.accuracy ?? null,
        layers: workspace.signalProbe.measure({ seed: spec.seed, stage, epoch: result.epoch }),
      });
    },
  });
  await journal.offer('stage-end', () => standsAt(milliseconds));
  return {
    trainingSeconds: milliseconds / 1000,
    trainingMacs: STEP_WORK * forwardMacs(workspace) * examples * epochs,
  };
}

/** Of one example, by the model that is executed: what is masked is multiplied all the same. */
function forwardMacs({ model }: Workspace): number {
  return countLayers(model).reduce((sum, { macs }) => sum + macs, 0);
}

/** How well the session's model does on the test set. */
export function testModel({ workspace, meter, breathe }: RunSession): Promise<Evaluation> {
  return workspace.tester.evaluate(breathe, (count) => meter.advance(count));
}

/** How well it does on what is set aside for choosing; undefined where nothing is. */
export async function validateModel({
  workspace,
  meter,
  breathe,
}: RunSession): Promise<Evaluation | undefined> {
  return workspace.validator?.evaluate(breathe, (count) => meter.advance(count));
}

/** The same as `testModel`, with the class that it takes every test example for. */
export function predictTest({ workspace, meter, breathe }: RunSession): Promise<Predictions> {
  return workspace.tester.predict(breathe, (count) => meter.advance(count));
}
