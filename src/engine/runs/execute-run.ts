import { UserError } from '../../contract/errors.ts';
import type { FineTuning } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import { parametersOf } from '../choice.ts';
import { NotRecordableError } from '../compile/not-recordable.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { initialise } from '../network/initialisation.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { writeVariables } from '../network/variables.ts';
import type { RunObserver, RunOutcome } from '../outcome.ts';
import { getStrategy, trainsAhead } from '../strategies/registry.ts';
import { createBreather } from '../training/breathe.ts';
import { fineTuningRate } from '../training/rate-schedule.ts';
import { readCheckpointFile } from './checkpoint-file.ts';
import { createJournal } from './journal.ts';
import { pruneAndTrain } from './prune-and-train.ts';
import { runArchitecture, type RunArchitecture } from './run-architecture.ts';
import {
  STEP_WORK,
  stepsPerEpoch,
  trainModel,
  type RunSession,
  type TrainingPhase,
} from './run-session.ts';
import { outcomeOf, type Trained } from './run-outcome.ts';
import type { RunPosition } from './run-position.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';
import { createWorkMeter } from './work-meter.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

/** What a run needs beside its spec. */
export interface RunInputs {
  /** Its id, which its network's file names as where it comes from. */
  readonly runId?: string | undefined;
  /** The network file of the dense baseline; null for runs that have none. */
  readonly baselineWeights: Uint8Array | null;
  /** Where the data sets lie. */
  readonly places?: DataPlaces | undefined;
  /** Where programs and data are kept for the runs that follow; without it nothing is kept. */
  readonly workshop?: Workshop | undefined;
  /**
   * The file of a checkpoint of this very run, from which it goes on as if it had not been interrupted: to
   * the same network, curve and figures, bit for bit, but for seconds. Its points are told again.
   */
  readonly checkpoint?: Uint8Array | undefined;
}

/**
 * Does one run from beginning to end, except measuring its latency. Deterministic: the same spec
 * and baseline give the same weights on the same machine, bit for bit, whatever ran before in the
 * same workshop.
 *
 * What no graph can repeat is executed operation by operation from the beginning, whatever the spec
 * says, and the observer is told.
 *
 * @throws UnusableCheckpoint where the checkpoint is damaged, or another run's or version's; UserError for bad
 * data files or parameters, and for a level that removes every weight; the signal's reason when aborted.
 */
export async function executeRun(
  spec: RunSpec,
  { checkpoint, ...inputs }: RunInputs,
  observer: RunObserver,
): Promise<RunOutcome> {
  observer.signal.throwIfAborted();
  const from = checkpoint ? readCheckpointFile(checkpoint, inputs.runId ?? '') : null;
  return beginOrGoOn(spec, inputs, observer, from);
}

async function beginOrGoOn(
  spec: RunSpec,
  inputs: RunInputs,
  observer: RunObserver,
  from: RunPosition | null,
): Promise<RunOutcome> {
  const eager = { ...spec, training: { ...spec.training, execution: 'eager' } } as const;
  const workshop = inputs.workshop ?? createWorkshop();
  try {
    const begun = from?.execution === 'eager' ? eager : spec;
    return await executeAs(begun, workshop, inputs, observer, from);
  } catch (error) {
    if (!(error instanceof NotRecordableError)) throw error;
    observer.note(
      say`Executed operation by operation, since a graph could not repeat it. ${error.sentence}`,
    );
    return await executeAs(eager, workshop, inputs, observer, null);
  } finally {
    if (inputs.workshop === undefined) workshop.dispose();
  }
}

/** @throws NotRecordableError, before the first point is told, for what no graph can repeat. */
function executeAs(
  spec: RunSpec,
  workshop: Workshop,
  { runId, baselineWeights, places = {} }: RunInputs,
  observer: RunObserver,
  from: RunPosition | null,
): Promise<RunOutcome> {
  const meter = createWorkMeter(observer, from?.work ?? null);
  meter.enter('load');
  const { execution } = spec.training;
  const journal = createJournal({ run: runId ?? '', execution, observer, meter, from });
  return workshop.use(spec, places, async (workspace) => {
    workspace.prepare();
    const { signal } = observer;
    const breathed = () => observer.breathed?.();
    const breathe = createBreather(signal, () => {
      breathed();
      return meter.leaveOut(observer.standStill?.());
    });
    // Within a training, time that passes counts as training: it does not stand still there.
    const hurry = createBreather(signal, async () => breathed());
    const { course, point } = journal;
    const told = { ...observer, point };
    const session = { spec, workspace, meter, observer: told, journal, course, breathe, hurry };
    try {
      const architecture = await runArchitecture(spec, places);
      const trained = await trainOrPrune(session, architecture, baselineWeights);
      return await outcomeOf(session, trained, runId);
    } catch (error) {
      if (journal.isPast || isExpected(error, signal)) throw error;
      // A defect of this version would come again without the checkpoint; one of the checkpoint does not.
      throw new UnusableCheckpoint(
        say`The checkpoint of the run ${runId ?? ''} does not fit it: ${String(error)}. The run begins anew.`,
      );
    }
  });
}

/** Whether it is what runs fail with that have no checkpoint either. */
function isExpected(error: unknown, { aborted }: AbortSignal): boolean {
  const isOfTheSystem = error instanceof Error && 'syscall' in error;
  return (
    aborted || isOfTheSystem || error instanceof UserError || error instanceof NotRecordableError
  );
}

async function trainOrPrune(
  session: RunSession,
  { dense, own }: RunArchitecture,
  baselineWeights: Uint8Array | null,
): Promise<Trained> {
  const { spec, workspace, meter } = session;
  const { training, pruning, continued } = spec;
  if (continued) {
    startFromBaseline(session, baselineWeights);
    expectWork(session, continued.epochs, 1);
    meter.enter('fine-tune');
    return {
      masks: new Map(),
      oneShotAccuracy: null,
      builtSmaller: 0,
      ...(await trainModel(session, fineTuningPhase(session, continued))),
    };
  }
  const strategy = pruning && getStrategy(pruning.strategy.id);
  const fromStart: TrainingPhase = {
    stage: 'train',
    epochs: training.epochs + (pruning?.fineTuning.epochs ?? 0),
    learningRate: training.learningRate,
    schedule: training.schedule,
  };
  if (strategy?.kind !== 'criterion') {
    if (own.trained) writeVariables(workspace.model, await own.trained());
    else initialise(workspace.model, spec.seed, training.initialisation);
    expectWork(session, fromStart.epochs, 1);
    meter.enter('train');
    return {
      masks: new Map(),
      oneShotAccuracy: null,
      builtSmaller: 1 - own.prunable / dense.prunable,
      ...(await trainModel(session, fromStart)),
    };
  }

  const { strategy: choice, level, fineTuning } = pruning as NonNullable<typeof pruning>;
  const parameters = parametersOf(choice, strategy);
  const phase: TrainingPhase =
    strategy.answers(parameters).start === 'initial'
      ? fromStart
      : fineTuningPhase(session, fineTuning);
  if (phase === fromStart) {
    initialise(workspace.model, spec.seed, training.initialisation);
  } else {
    startFromBaseline(session, baselineWeights);
  }
  const trainings = trainsAhead(choice) ? 2 : 1;
  expectWork(session, trainings * phase.epochs, phase === fromStart ? 1 : 2);
  const pruned = await pruneAndTrain(session, { strategy, parameters, level }, phase);
  return { ...pruned, builtSmaller: 0 };
}

/** The budget after pruning; what is not said of it is as in training. */
function fineTuningPhase(session: RunSession, fineTuning: FineTuning): TrainingPhase {
  return {
    stage: 'fine-tune',
    epochs: fineTuning.epochs,
    learningRate: fineTuningRate(fineTuning, session.spec.training, stepsPerEpoch(session)),
    schedule: fineTuning.schedule,
  };
}

function startFromBaseline({ workspace }: RunSession, baselineWeights: Uint8Array | null): void {
  if (baselineWeights === null) {
    throw new Error('What is trained further needs the weights of its dense baseline.');
  }
  const { values } = readNetworkFile(baselineWeights, 'of the dense baseline');
  writeVariables(workspace.model, values);
}

/** Work is counted in forward passes of one example. */
function expectWork({ workspace, meter }: RunSession, epochs: number, tests: number): void {
  const { dataset } = workspace;
  const validated = dataset.validation?.count ?? 0;
  const perEpoch = STEP_WORK * dataset.train.count + validated;
  meter.expect(epochs * perEpoch + validated + tests * dataset.test.count);
}
