import { dirname } from 'node:path';
import type { RunOutcome } from '../../engine/outcome.ts';
import { executeRun } from '../../engine/runs/execute-run.ts';
import { createRunMeter, graphOfRun, type FinishedNetwork } from '../../engine/runs/measure-run.ts';
import { createWorkshop } from '../../engine/runs/workshop.ts';
import { InTrouble, UserError } from '../../contract/errors.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import { packClasses } from './packed-classes.ts';
import { watchLoad } from '../environment/machine-load.ts';
import { watchOwnUsage } from '../environment/own-usage.ts';
import { readingTrouble, requireFolder } from '../data-folder/trouble.ts';
import { neededFolders } from './needed-folders.ts';
import { runCheckpoints } from '../data-folder/checkpoints/run-checkpoints.ts';
import type {
  RunCheckpoints,
  StoredCheckpoint,
} from '../data-folder/checkpoints/run-checkpoints.ts';
import { memoryTrouble } from '../processes/out-of-memory.ts';
import { gotOn } from '../processes/steps.ts';
import { requireFinite } from './divergence.ts';
import { lackOfMemory } from './lack-of-memory.ts';
import type {
  FailureKind,
  FromTrainer,
  IdentifyTask,
  MeasureTask,
  StoredRunNetwork,
  Task,
  ToTrainer,
  TrainTask,
} from './messages.ts';
import { patiently } from './patiently.ts';
import { goOnOrBegin } from './go-on-or-begin.ts';
import type { ResumptionListener } from './go-on-or-begin.ts';
import { createNetworkKeeper } from './network-keeper.ts';
import { togetherInOneTurn } from './together-in-one-turn.ts';
import { loadedTensorflow } from './loaded-tensorflow.ts';
import { LacksGpu, requireDevice } from './required-device.ts';
import { createRunKeeper } from './run-keeper.ts';
import type { RunKeeper } from './run-keeper.ts';
import { loadWeights, WeightsLost } from './store-weights.ts';

/*
 * A trainer: a child process of the host that does one task after another. It ends when the host
 * does, and leaves Ctrl-C in a shared terminal to the host. Told to end by the system, as all processes
 * of a session are when that ends, it keeps a checkpoint first.
 */

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP'] as const)
  process.once(signal, (received) => void endBySignal(received));

/** What one task leaves for the next; each stays empty until there is one. */
const workshop = createWorkshop();
const meter = createRunMeter();
const networks = createNetworkKeeper(send);
const usage = watchOwnUsage(() => performance.now());

let current: AbortController | undefined;
let keeper: RunKeeper | undefined;
/** Set while this process is to do nothing. */
let halt: PromiseWithResolvers<void> | undefined;

process.on('message', (message: ToTrainer) => {
  switch (message.type) {
    case 'begin':
      void perform(message.task);
      return;
    case 'abort':
      current?.abort(new Error('The run was cancelled.'));
      goOn();
      return;
    case 'stand-still':
      halt ??= Promise.withResolvers();
      return;
    case 'go-on':
      goOn();
      return;
    case 'save':
      void save().then(() => send({ type: 'saved' }));
      return;
  }
});

const runtime = loadedTensorflow();
send({ type: 'ready', runtime });

function goOn(): void {
  halt?.resolve();
  halt = undefined;
}

async function save(): Promise<void> {
  await keeper?.save();
}

/** Ends as the signal would have ended this process. */
async function endBySignal(signal: NodeJS.Signals): Promise<void> {
  goOn();
  await save();
  process.kill(process.pid, signal);
}

async function perform(task: Task): Promise<void> {
  current = new AbortController();
  const { signal } = current;
  gotOn();
  try {
    send(await resultOf(task, signal));
  } catch (error) {
    const kind = signal.aborted ? 'aborted' : kindOf(error);
    const reason = reasonOf(error);
    const lost = error instanceof WeightsLost ? error.sha256 : undefined;
    const trouble = error instanceof InTrouble ? error.trouble : undefined;
    const residentBytes = process.memoryUsage.rss();
    send({ type: 'failed', kind, reason, lost, trouble, residentBytes });
  } finally {
    current = undefined;
  }
}

async function resultOf(task: Task, signal: AbortSignal): Promise<FromTrainer> {
  switch (task.type) {
    case 'train':
      return train(task, signal);
    case 'store-again':
      await networks.storeAgain(task.weightsDir, signal);
      return { type: 'stored-again', residentBytes: process.memoryUsage.rss() };
    case 'measure':
      return measure(task);
    case 'identify':
      return identify(task);
  }
}

async function train(task: TrainTask, signal: AbortSignal): Promise<FromTrainer> {
  requireDevice(task.spec, runtime.usesGpu);
  networks.forget();
  const store = runCheckpoints(task.checkpoints.dir);
  await store.prepare().catch(cannotKeep);
  const folders = neededFolders(task);
  // Whatever a run reads it reads before its first point: until then it may begin anew.
  let hasPoints = false;
  const { network, classes, ...figures } = await patiently(
    () =>
      goOnOrBegin(store, resumption, (from) => {
        // Where its folder is away, the checkpoints of hours look as if there were none.
        requireFolder(task.weightsDir);
        return execute(task, signal, store, from, () => (hasPoints = true));
      }),
    { passing: (error) => (hasPoints ? undefined : readingTrouble(error, folders)), signal },
    send,
  );
  requireFinite(figures.loss, say`the evaluation on the test set`);
  const weightsSha256 = await networks.store(network, task.weightsDir, signal);
  const packed = await packClasses(classes);
  return {
    type: 'trained',
    report: {
      ...figures,
      weightsSha256,
      fileBytes: network.byteLength,
      classes: packed.toString('base64'),
    },
    residentBytes: process.memoryUsage.rss(),
  };
}

/** Executes the run of a task, from a checkpoint where there is one. */
async function execute(
  { runId, spec, baseline, places, checkpoints: { everyMs } }: TrainTask,
  signal: AbortSignal,
  store: RunCheckpoints,
  from: StoredCheckpoint | undefined,
  onPoint: () => void,
): Promise<RunOutcome> {
  const baselineWeights = baseline && (await loadWeights(baseline));
  const own = createRunKeeper({
    store,
    from: from?.standing,
    everyMs,
    now: () => performance.now(),
    date: () => new Date(),
    onKept: (at) => send({ type: 'kept', at }),
    onTrouble: cannotKeep,
  });
  keeper = own;
  let toTell = from?.standing;
  const tellPoint = togetherInOneTurn((points: readonly MetricPoint[]) =>
    send({ type: 'points', points }),
  );
  const inputs = { runId, baselineWeights, places, workshop, checkpoint: from?.content };
  try {
    return await executeRun(spec, inputs, {
      progress(stage, fraction, training) {
        own.isAt(stage, fraction, training?.epoch ?? null);
        // While it loads, the checkpoint may still turn out to be of no use.
        if (toTell && stage !== 'load') {
          send({ type: 'goes-on', from: toTell });
          toTell = undefined;
        }
        send({ type: 'progress', stage, fraction, training, usage: usage() });
      },
      point(point) {
        requireFinite(point.trainLoss, say`epoch ${point.epoch}`);
        requireFinite(point.validationLoss ?? 0, say`the validation after epoch ${point.epoch}`);
        onPoint();
        tellPoint(point);
      },
      note: (sentence) => send({ type: 'note', sentence }),
      signal,
      breathed: gotOn,
      standStill() {
        if (halt) send({ type: 'stands-still' });
        return own.leaveOut(halt?.promise);
      },
      checkpoints: own,
    });
  } finally {
    own.end();
    keeper = undefined;
  }
}

const resumption: ResumptionListener = {
  trouble: (sentence) => send({ type: 'checkpoint-trouble', sentence }),
  beginsAgain: () => send({ type: 'begins-again' }),
};

/** A checkpoint is no more than insurance: without it the run goes on. */
function cannotKeep(error: unknown): void {
  const { message } = error as Error;
  resumption.trouble(
    say`No checkpoint can be kept just now: ${message}. The run goes on, and it is tried again.`,
  );
}

async function measure({ own, dense, round, places }: MeasureTask): Promise<FromTrainer> {
  requireDevice(own.spec, runtime.usesGpu);
  const started = performance.now();
  const networks = [await finished(own), await finished(dense)] as const;
  const loadSince = watchLoad();
  const { burst } = await meter.burst(...networks, round, places);
  const load = loadSince();
  return {
    type: 'measured',
    report: { burst, load, seconds: (performance.now() - started) / 1000 },
    residentBytes: process.memoryUsage.rss(),
  };
}

async function identify({ network, places }: IdentifyTask): Promise<FromTrainer> {
  const graph = await graphOfRun(await finished(network), places);
  return { type: 'identified', report: { graph }, residentBytes: process.memoryUsage.rss() };
}

/** @throws InTrouble when its file cannot be read just now: nobody waits while trainers stand still. */
async function finished({ spec, weights }: StoredRunNetwork): Promise<FinishedNetwork> {
  try {
    return { spec, file: await loadWeights(weights) };
  } catch (error) {
    const trouble = readingTrouble(error, [dirname(weights.file)]);
    throw trouble ? new InTrouble(trouble) : error;
  }
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof UserError) return 'user';
  if (error instanceof InTrouble) return 'trouble';
  if (error instanceof WeightsLost) return 'weights';
  if (error instanceof LacksGpu) return 'device';
  return memoryTrouble(String(error)) ? 'memory' : 'defect';
}

/** A defect is told with where it happened; what the user can mend is a sentence that is complete. */
function reasonOf(error: unknown): Reason {
  if (error instanceof UserError) return error.reason;
  if (error instanceof WeightsLost) return error.sentence;
  const trouble = memoryTrouble(String(error));
  if (trouble) return lackOfMemory(trouble);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A host that is gone cannot be told anything: `disconnect` ends this process. */
function send(message: FromTrainer): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
