import type { RunSpec } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import { parametersOf } from '../choice.ts';
import { NotRecordableError } from '../compile/not-recordable.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { gzipSize } from '../metrics/gzip-size.ts';
import { countLayers } from '../metrics/layer-figures.ts';
import { initialise } from '../network/initialisation.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import type { RunObserver, RunOutcome } from '../outcome.ts';
import { getStrategy } from '../strategies/registry.ts';
import { createBreather } from '../training/breathe.ts';
import { readWeightsFile, writeWeightsFile } from '../weights-file.ts';
import { pruneBaseline } from './prune-baseline.ts';
import { runModel, type RunModel } from './run-model.ts';
import { predictTest, STEP_WORK, trainModel, type RunSession } from './run-session.ts';
import { createWorkMeter } from './work-meter.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

/** What a run needs beside its spec. */
export interface RunInputs {
  /** The weights file of the dense baseline; null for runs that train from scratch. */
  readonly baselineWeights: Uint8Array | null;
  /** Where the data sets lie. */
  readonly places?: DataPlaces | undefined;
  /** Where programs and data are kept for the runs that follow; without it nothing is kept. */
  readonly workshop?: Workshop | undefined;
}

/**
 * Does one run from beginning to end, except measuring its latency. Deterministic: the same spec
 * and baseline give the same weights on the same machine, bit for bit, whatever ran before in the
 * same workshop.
 *
 * What no graph can repeat is executed operation by operation from the beginning, whatever the spec
 * says, and the observer is told.
 *
 * @throws UserError for bad data files or parameters, and for a level that removes every weight; the
 * signal's reason when aborted.
 */
export async function executeRun(
  spec: RunSpec,
  inputs: RunInputs,
  observer: RunObserver,
): Promise<RunOutcome> {
  observer.signal.throwIfAborted();
  const workshop = inputs.workshop ?? createWorkshop();
  try {
    return await executeAs(spec, workshop, inputs, observer);
  } catch (error) {
    if (!(error instanceof NotRecordableError)) throw error;
    observer.note(
      say`Executed operation by operation, since a graph could not repeat it. ${error.sentence}`,
    );
    const eager = { ...spec, training: { ...spec.training, execution: 'eager' } } as const;
    return await executeAs(eager, workshop, inputs, observer);
  } finally {
    if (inputs.workshop === undefined) workshop.dispose();
  }
}

/** @throws NotRecordableError, before the first point is told, for what no graph can repeat. */
function executeAs(
  spec: RunSpec,
  workshop: Workshop,
  { baselineWeights, places = {} }: RunInputs,
  observer: RunObserver,
): Promise<RunOutcome> {
  const meter = createWorkMeter(observer);
  meter.enter('load');
  return workshop.use(spec, places, (workspace) => {
    // Recorded here, and not when all is trained.
    void workspace.tester;
    const breathe = createBreather(observer.signal);
    return perform(
      { spec, workspace, meter, observer, breathe },
      runModel(spec, places),
      baselineWeights,
    );
  });
}

async function perform(
  session: RunSession,
  architecture: RunModel,
  baselineWeights: Uint8Array | null,
): Promise<RunOutcome> {
  const { workspace, meter } = session;
  const trained = await trainOrPrune(session, architecture, baselineWeights);
  meter.enter('evaluate');
  const { accuracy, loss, classes } = await predictTest(session);
  const weights = writeWeightsFile(readVariables(workspace.model));
  const layers = countLayers(workspace.model);
  return {
    ...trained,
    weights,
    accuracy,
    loss,
    classes,
    layers,
    parameters: sum(layers.map((layer) => layer.parameters)),
    nonzeroParameters: sum(layers.map((layer) => layer.nonzeroParameters)),
    macs: sum(layers.map((layer) => layer.effectiveMacs)),
    gzipBytes: await gzipSize(weights),
    stages: meter.finish(),
  };
}

type Trained = Pick<RunOutcome, 'oneShotAccuracy' | 'achievedSparsity' | 'trainingSeconds'>;

function trainOrPrune(
  session: RunSession,
  architecture: RunModel,
  baselineWeights: Uint8Array | null,
): Promise<Trained> {
  const { training, pruning } = session.spec;
  if (pruning === null) return trainFromScratch(session, training.epochs, 0);

  const strategy = getStrategy(pruning.strategy.id);
  const parameters = parametersOf(pruning.strategy, strategy);
  if (strategy.kind === 'architecture') {
    const budget = { training: training.epochs, fineTuning: pruning.fineTuning.epochs };
    const achieved = 1 - architecture.prunable / architecture.densePrunable;
    return trainFromScratch(session, strategy.epochs(budget, parameters), achieved);
  }

  if (baselineWeights === null) {
    throw new Error(`A run of ${strategy.id} needs the weights of its dense baseline.`);
  }
  writeVariables(
    session.workspace.model,
    readWeightsFile(baselineWeights, 'of the dense baseline'),
  );
  expectWork(session, pruning.fineTuning.epochs, 2);
  return pruneBaseline(session, pruning, strategy, parameters);
}

async function trainFromScratch(
  session: RunSession,
  epochs: number,
  achievedSparsity: number,
): Promise<Trained> {
  const { spec, workspace, meter } = session;
  initialise(workspace.model, spec.seed);
  expectWork(session, epochs, 1);
  meter.enter('train');
  const { learningRate, schedule } = spec.training;
  const trainingSeconds = await trainModel(session, {
    stage: 'train',
    epochs,
    learningRate,
    schedule,
  });
  return { oneShotAccuracy: null, achievedSparsity, trainingSeconds };
}

/** Work is counted in forward passes of one example. */
function expectWork({ workspace, meter }: RunSession, epochs: number, tests: number): void {
  const { dataset } = workspace;
  const perEpoch = STEP_WORK * dataset.train.count + (dataset.validation?.count ?? 0);
  meter.expect(epochs * perEpoch + tests * dataset.test.count);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
