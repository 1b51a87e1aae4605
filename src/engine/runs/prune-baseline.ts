import { UserError } from '../../contract/errors.ts';
import type { RunSpec } from '../../contract/run.ts';
import { nameOf, say } from '../../contract/sentence.ts';
import { channelGroups } from '../network/groups.ts';
import { readPrunable } from '../network/prunable.ts';
import { weightSparsity } from '../pruning/masks.ts';
import { unitSparsity } from '../pruning/units.ts';
import type { Masks } from '../network/weights.ts';
import { randomStream } from '../random.ts';
import type { MaskStrategy, ProjectionStrategy, PruningContext } from '../strategies/strategy.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { leavesMasks } from '../thinning/thin-masks.ts';
import { thinningOf, type Thinning } from '../thinning/thinning.ts';
import { applyMasks } from '../training/held-masks.ts';
import { fineTuneThinned } from './fine-tune-thinned.ts';
import { testModel, trainModel, type RunSession } from './run-session.ts';

/** What pruning and fine-tuning came to. */
export interface PruneResult {
  readonly oneShotAccuracy: number;
  readonly achievedSparsity: number;
  readonly trainingSeconds: number;
}

/**
 * Prunes the session's trained model, tests it, and fine-tunes it: with the masks held, without the
 * removed units where whole units are all that the masks remove, or for projection strategies with
 * the weights projected now and then and at the end.
 *
 * @throws UserError when the level removes every weight.
 */
export async function pruneBaseline(
  session: RunSession,
  pruning: NonNullable<RunSpec['pruning']>,
  strategy: MaskStrategy | ProjectionStrategy,
  parameters: Record<string, unknown>,
): Promise<PruneResult> {
  const { spec, meter } = session;
  const { model } = session.workspace;
  meter.enter('prune');
  const selectMasks = (): Masks | Promise<Masks> =>
    strategy.kind === 'mask'
      ? strategy.mask(pruningContext(session, strategy, pruning.level), parameters)
      : strategy.project(readPrunable(model), pruning.level, parameters);
  let masks = await selectMasks();
  applyMasks(model, masks);
  requireWeights(model, strategy, pruning.level);
  const oneShot = await testModel(session);

  meter.enter('fine-tune');
  const phase = {
    stage: 'fine-tune',
    epochs: pruning.fineTuning.epochs,
    learningRate: pruning.fineTuning.learningRate ?? spec.training.learningRate,
    schedule: pruning.fineTuning.schedule,
  } as const;
  const thinning = strategy.kind === 'mask' ? thinningFor(model, masks) : null;
  const trainingSeconds = thinning
    ? await fineTuneThinned(session, thinning, phase)
    : await trainModel(session, {
        ...phase,
        prepare(runner) {
          if (strategy.kind === 'mask') {
            runner.holdMasks(masks);
            return undefined;
          }
          return {
            interval: strategy.interval(parameters),
            project() {
              masks = strategy.project(readPrunable(model), pruning.level, parameters);
              runner.project(masks);
            },
          };
        },
      });
  requireWeights(model, strategy, pruning.level);
  return {
    oneShotAccuracy: oneShot.accuracy,
    achievedSparsity: achievedSparsity(session, strategy, masks),
    trainingSeconds,
  };
}

/**
 * How to fine-tune without the removed units; null where masks are needed. Dropout draws a number
 * per unit, so that fewer units would have other numbers than the masked network's.
 */
function thinningFor(model: TensorFlow.LayersModel, masks: Masks): Thinning | null {
  if (model.layers.some((layer) => layer.getClassName() === 'Dropout')) return null;
  const weights = readPrunable(model);
  const thinning = thinningOf({ weights, ...channelGroups(model) }, masks);
  return thinning && !leavesMasks(weights, masks, thinning) ? thinning : null;
}

function pruningContext(
  { spec, workspace, breathe }: RunSession,
  strategy: MaskStrategy,
  level: number,
): PruningContext {
  const { model } = workspace;
  const draw = { seed: spec.seed, breathe };
  return {
    weights: readPrunable(model),
    ...channelGroups(model),
    earlierMasks: new Map(),
    level,
    random: randomStream(spec.seed, 'strategy', strategy.id),
    saliency: (batches) => workspace.saliencyProbe(spec.training.batchSize).measure(batches, draw),
    activity: (examples) => workspace.activityProbe().measure(examples, draw),
  };
}

/** A network without weights answers every image alike, and how much faster it is is not defined. */
function requireWeights(
  model: TensorFlow.LayersModel,
  { label, levels }: MaskStrategy | ProjectionStrategy,
  level: number,
): void {
  if (readPrunable(model).some(({ values }) => values.some((weight) => weight !== 0))) return;
  const name = nameOf(levels?.name ?? 'sparsity');
  throw new UserError(
    say`${nameOf(label)} at ${name} ${level} removed every weight that can be pruned: nothing is left to
      compare. Ask for a lower ${name}.`,
  );
}

/** The fraction removed, of units where the strategy removes units and of weights otherwise. */
function achievedSparsity(
  { workspace: { model } }: RunSession,
  { granularity }: MaskStrategy | ProjectionStrategy,
  masks: Masks,
): number {
  const weights = readPrunable(model);
  return granularity === 'unit'
    ? unitSparsity({ weights, ...channelGroups(model) }, masks)
    : weightSparsity(weights, masks);
}
