import type { Augmentation } from '../../contract/experiment.ts';
import type { Execution } from '../../contract/words.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import type { Masks } from '../network/weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { augment, requireAugmentable } from './augmentation.ts';
import { createBatchLoop, type BatchLoop, type BatchStep } from './batch-loop.ts';
import { drawDropoutFrom } from './dropout.ts';
import { holdMasks, type HeldMasks } from './held-masks.ts';
import { createLearningRate } from './learning-rate.ts';
import type { Objective } from './objective.ts';
import { createOptimizer, type OptimizerSettings } from './optimizer.ts';
import { forgetReturning, returningWeights } from './returning-weights.ts';
import { createRandomSource } from './random-source.ts';
import { createStepClock } from './step-clock.ts';
import { createStep, trainedVariables } from './step.ts';
import type { EpochSums, StepRandomness, StepRunner } from './step-runner.ts';
import { readState, trainingState, writeState } from './training-state.ts';

/** What a runner needs; `model` stays the caller's. */
export interface RunnerOptions {
  readonly model: TensorFlow.LayersModel;
  readonly data: ExampleSet;
  readonly batchSize: number;
  readonly optimizer: OptimizerSettings;
  readonly execution: Execution;
  /** How long the training will be, by which a schedule knows its end; 1 unless said. */
  readonly epochs?: number;
  readonly augmentation?: Augmentation | undefined;
  /** What training makes small; the cross-entropy unless said. */
  readonly objective?: Objective | undefined;
  /** What dropout and augmentation draw by; seed 0 unless said. */
  readonly random?: StepRandomness;
}

/**
 * Trains by the ordinary step, followed by the masks where some are held. Compiled, the step is
 * recorded once without masks and once with them, each when it is first needed.
 *
 * @throws UserError where examples that are no images are to be augmented.
 */
export function createRunner(options: RunnerOptions): StepRunner {
  const { model, data, batchSize, execution, augmentation, objective, epochs = 1 } = options;
  if (augmentation) requireAugmentable(data);
  const clock = createStepClock();
  const rate = createLearningRate({
    ...options.optimizer,
    clock,
    epochs,
    stepsPerEpoch: Math.ceil(data.count / batchSize),
  });
  const optimizer = createOptimizer(options.optimizer, rate, trainedVariables(model));
  const { seed, stage } = options.random ?? { seed: 0, stage: 'train' };
  const random = createRandomSource(clock, seed, 'step', stage);
  const trainingStep = createStep(model, optimizer, objective);
  /** Made when masks are held first, and kept for the next time. */
  let held: HeldMasks | null = null;
  /** The masks that are held now. */
  let masksHeld: Masks | null = null;
  /** Masks that are applied once and not held; kept for the next time. */
  let projected: HeldMasks | null = null;
  const loops: { plain?: BatchLoop; masked?: BatchLoop } = {};
  /** The loop that ran last: what it assigned may be in its session only. */
  let ahead: BatchLoop | null = null;
  let stepsDone = 0;
  let epoch = 1;
  let sums: readonly Float32Array[] | undefined;
  const epochSums = (): EpochSums => ({
    lossSum: sums?.[0]?.[0] ?? 0,
    correct: sums?.[1]?.[0] ?? 0,
  });

  const step: BatchStep = (inputs, labels) =>
    tf.tidy(() => {
      const seen = augmentation ? augment(inputs, augmentation, random) : inputs;
      const outputs = trainingStep(seen, labels);
      if (masksHeld !== null) held?.apply();
      clock.advance();
      return outputs;
    });
  const currentLoop = (): BatchLoop =>
    (loops[masksHeld === null ? 'plain' : 'masked'] ??= createBatchLoop(execution, {
      step,
      data,
      batchSize,
      examples: data.count,
    }));
  const settle = (): void => {
    ahead?.settle();
    ahead = null;
  };
  const hold = (masks: Masks): HeldMasks => {
    if (held === null) held = holdMasks(model, masks);
    else held.set(masks);
    masksHeld = masks;
    return held;
  };
  return {
    run(indices) {
      // Of several runners of a model, the one that runs is the one that dropout draws from.
      drawDropoutFrom(model, random);
      const steps = Math.ceil(indices.length / batchSize);
      // Before the loop is made: recording takes a step, which looks its rate up.
      rate.expect(stepsDone, steps);
      stepsDone += steps;
      const loop = currentLoop();
      sums = loop.run(indices, sums);
      ahead = loop;
      return epochSums();
    },
    endEpoch() {
      const ended = epochSums();
      sums = undefined;
      epoch += 1;
      return ended;
    },
    settle,
    holdMasks(masks) {
      settle();
      const before = masksHeld ?? new Map<string, Uint8Array>();
      hold(masks).apply();
      forgetReturning(model, optimizer, returningWeights(before, masks));
    },
    project(masks) {
      settle();
      if (projected === null) projected = holdMasks(model, masks);
      else projected.set(masks);
      projected.apply();
    },
    snapshot() {
      settle();
      return {
        step: stepsDone,
        epoch,
        sums: epochSums(),
        values: readState(trainingState(model, optimizer)),
        masks: masksHeld,
      };
    },
    restore(checkpoint) {
      settle();
      writeState(trainingState(model, optimizer), checkpoint.values);
      if (checkpoint.masks === null) masksHeld = null;
      else hold(checkpoint.masks);
      const { lossSum, correct } = checkpoint.sums;
      sums = [Float32Array.of(lossSum), Float32Array.of(correct)];
      ({ step: stepsDone, epoch } = checkpoint);
      clock.set(stepsDone);
    },
    restart(randomness) {
      settle();
      masksHeld = null;
      optimizer.restart();
      random.reseed(randomness.seed, 'step', randomness.stage);
      clock.set(0);
      stepsDone = 0;
      epoch = 1;
      sums = undefined;
    },
    dispose() {
      loops.plain?.dispose();
      loops.masked?.dispose();
      held?.dispose();
      projected?.dispose();
      drawDropoutFrom(model, null);
      optimizer.dispose();
      random.dispose();
      rate.dispose();
      clock.dispose();
    },
  };
}
