import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { labelOf } from '../choice.ts';
import { channelGroups } from '../network/groups.ts';
import { initialise } from '../network/initialisation.ts';
import { readPrunable } from '../network/prunable.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import type { Masks } from '../network/weights.ts';
import { weightSparsity } from '../pruning/masks.ts';
import { roundsOf, type Round } from '../pruning/schedules/registry.ts';
import { randomStream } from '../random.ts';
import { chooseMasks } from '../strategies/choose-masks.ts';
import type { Answers, Criterion, NetworkView, Parameters } from '../strategies/strategy.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { leavesMasks } from '../thinning/thin-masks.ts';
import { thinningOf, type Thinning } from '../thinning/thinning.ts';
import { applyMasks } from '../training/held-masks.ts';
import { newCourse } from './course.ts';
import { fineTuneThinned } from './fine-tune-thinned.ts';
import {
  stepsPerEpoch,
  testModel,
  trainModel,
  type RunSession,
  type TrainingCost,
  type TrainingPhase,
} from './run-session.ts';

/** What is to be removed, and by what. */
export interface Pruning {
  readonly strategy: Criterion;
  /** Checked, with defaults. */
  readonly parameters: Parameters;
  /** A sparsity, or the level of a strategy with levels of its own. */
  readonly level: number;
}

/** What pruning and the training after it came to; the session's model has the weights. */
export interface PrunedResult extends TrainingCost {
  /** Of what is removed in the end; all of it is zero in the model. */
  readonly masks: Masks;
  /** Null where there never was a trained network with all removed and no training since. */
  readonly oneShotAccuracy: number | null;
}

/**
 * Prunes the session's model in the rounds of the strategy's schedule, and trains it between them and
 * after the last: with the masks held or, where the schedule lets weights return, projected; and
 * without the removed units, where these are all that was removed, and at once. What the session's course
 * says is done is not done again.
 *
 * @param phase the training in which the rounds take place.
 * @throws UserError when the level removes every weight, or there is nothing that could be removed.
 */
export async function pruneAndTrain(
  session: RunSession,
  pruning: Pruning,
  phase: Omit<TrainingPhase, 'prepare'>,
): Promise<PrunedResult> {
  const { workspace, meter, spec, course } = session;
  const { model } = workspace;
  const answers = pruning.strategy.answers(pruning.parameters);
  const steps = phase.epochs * stepsPerEpoch(session);
  const rounds = roundsOf(answers.schedule, pruning.level, steps);
  const removed = (): Masks => course.removed?.masks ?? new Map<string, Uint8Array>();
  const remove = async (round: Round): Promise<void> => {
    if (course.removed && round.step <= course.removed.step) return;
    // What may return competes anew with all the others.
    const earlierMasks: Masks = round.hold ? removed() : new Map();
    const network = networkView(session, pruning, round, earlierMasks, phase);
    const masks = await chooseMasks(pruning.strategy, network, round.level, pruning.parameters);
    requireWeights(network, masks, pruning);
    course.removed = { step: round.step, masks };
    course.ahead = null;
  };

  meter.enter('prune');
  const [first] = rounds;
  if (first?.step === 0) {
    await remove(first);
    // Looking at an untrained network has moved its averages.
    if (answers.start === 'initial') initialise(model, spec.seed, spec.training.initialisation);
    applyMasks(model, removed());
  }
  const isPruned =
    answers.start === 'trained' && first?.step === 0 && first.level === pruning.level;
  if (isPruned) course.oneShotAccuracy ??= (await testModel(session)).accuracy;
  await session.journal.offer('stage-end');

  meter.enter(phase.stage);
  const thinning = rounds.length === 1 ? thinningFor(model, removed(), answers) : null;
  const cost = thinning
    ? await fineTuneThinned(session, thinning, phase)
    : await trainModel(session, {
        ...phase,
        prepare(runner) {
          if (rounds[0]?.hold) runner.holdMasks(removed());
          const later = new Map(
            rounds.filter(({ step }) => step > 0).map((round) => [round.step, round]),
          );
          return {
            steps: [...later.keys()],
            async act(stepsDone) {
              const round = later.get(stepsDone) as Round;
              await remove(round);
              if (round.hold) runner.holdMasks(removed());
              else runner.project(removed());
            },
          };
        },
      });
  return { masks: removed(), oneShotAccuracy: course.oneShotAccuracy, ...cost };
}

/**
 * How to train without the removed units; null where masks are needed. Dropout draws a number per
 * unit, so that fewer units would have other numbers than the masked network's.
 */
function thinningFor(
  model: TensorFlow.LayersModel,
  masks: Masks,
  { granularity }: Answers,
): Thinning | null {
  if (granularity !== 'unit') return null;
  if (model.layers.some((layer) => layer.getClassName() === 'Dropout')) return null;
  const weights = readPrunable(model);
  const thinning = thinningOf({ weights, ...channelGroups(model) }, masks);
  return thinning && !leavesMasks(weights, masks, thinning) ? thinning : null;
}

function networkView(
  session: RunSession,
  { strategy, parameters }: Pruning,
  round: Round,
  earlierMasks: Masks,
  phase: Omit<TrainingPhase, 'prepare'>,
): NetworkView {
  const { spec, workspace, breathe, hurry } = session;
  const { model } = workspace;
  const { start } = strategy.answers(parameters);
  const draw = { seed: spec.seed, breathe: round.step === 0 ? breathe : hurry };
  const network: NetworkView = {
    weights: readPrunable(model),
    ...channelGroups(model),
    earlierMasks,
    random: randomStream(spec.seed, 'strategy', strategy.id),
    saliency: (batches) =>
      workspace.saliencyProbe(spec.training.batchSize, start).measure(batches, draw),
    activity: (examples) => workspace.activityProbe().measure(examples, draw),
    followed: (other, level, chosen) => {
      const { schedule } = other.answers(chosen);
      return schedule.id === 'one-shot'
        ? chooseMasks(other, network, level, chosen)
        : removedInTheEnd(session, { strategy: other, parameters: chosen, level }, phase, round);
    },
  };
  return network;
}

/**
 * What a strategy that prunes while it trains has removed in the end: it is done, and the network is
 * then what it was before. None of it is told, nor does it count as training of the run.
 */
async function removedInTheEnd(
  session: RunSession,
  pruning: Pruning,
  phase: Omit<TrainingPhase, 'prepare'>,
  { step }: Round,
): Promise<Masks> {
  // The two trainings would share a runner, and a checkpoint has room for one.
  if (step > 0) throw new Error('A training cannot be done ahead in the midst of another one.');
  const { model } = session.workspace;
  const course = (session.course.ahead ??= newCourse());
  const before = readVariables(model);
  const observer = { ...session.observer, point: () => undefined };
  const { masks } = await pruneAndTrain({ ...session, observer, course }, pruning, phase);
  writeVariables(model, before);
  session.meter.enter('prune');
  return masks;
}

/** A network without weights answers every image alike, and how much faster it is is not defined. */
function requireWeights(
  { weights }: NetworkView,
  masks: Masks,
  { strategy, level }: Pruning,
): void {
  if (weightSparsity(weights, masks) < 1) return;
  const name = strategy.levels?.called ?? say`sparsity`;
  throw new UserError(
    say`${labelOf(strategy)} at ${name} ${level} removed every weight that can be pruned: nothing is left to
      compare. Ask for a lower ${name}.`,
  );
}
