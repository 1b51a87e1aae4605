import type { Device } from '../../contract/device.ts';
import { say, textOf } from '../../contract/sentence.ts';
import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { Trouble } from '../../contract/waiting.ts';
import { lackOfMemory } from './lack-of-memory.ts';
import { startChild } from '../processes/child.ts';
import type { ChildOptions } from '../processes/child.ts';
import type { Ending } from '../processes/ending.ts';
import type { Hang } from '../processes/vigil.ts';
import type {
  FailureKind,
  FromTrainer,
  MeasuredReport,
  MeasureTask,
  IdentifiedReport,
  IdentifyTask,
  Task,
  ToTrainer,
  TrainedReport,
  TrainerRuntime,
  TrainTask,
} from './messages.ts';

/** The process died under its task: killed, crashed or out of memory. */
export class TrainerDied extends Error {
  override readonly name = 'TrainerDied';
  readonly reason: Reason;
  /** There was not enough memory for it, which may be otherwise when fewer trainers work. */
  readonly lackedMemory: boolean;

  constructor(reason: Reason, lackedMemory = false) {
    super(textOf(reason));
    this.reason = reason;
    this.lackedMemory = lackedMemory;
  }
}

/** The task failed while the trainer lives on. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  readonly kind: FailureKind;
  readonly reason: Reason;
  /** Of `weights`: the hash of those that are lost. */
  readonly lost: string | undefined;
  /** Of `trouble`: what it is. */
  readonly trouble: Trouble | undefined;

  constructor(
    kind: FailureKind,
    reason: Reason,
    { lost, trouble }: { lost?: string | undefined; trouble?: Trouble | undefined } = {},
  ) {
    super(textOf(reason));
    this.kind = kind;
    this.lost = lost;
    this.trouble = trouble;
    this.reason = reason;
  }
}

/** What a trainer tells of its task on the way. */
export type ProgressMessage = Extract<
  FromTrainer,
  {
    type:
      | 'progress'
      | 'points'
      | 'note'
      | 'waiting'
      | 'goes-on'
      | 'kept'
      | 'checkpoint-trouble'
      | 'waits-no-longer'
      | 'begins-again';
  }
>;

/** Or that it is silent or stuck; undefined once it is not any more. */
export type ProgressListener = (
  message: ProgressMessage | { readonly type: 'hangs'; readonly hang: Hang | undefined },
) => void;

/** A child process that does one task after another. */
export interface Trainer {
  readonly pid: number;
  /** On what it was asked to compute. */
  readonly device: Device;
  /** Resident memory after its last task. */
  readonly residentBytes: number;
  readonly alive: boolean;
  /** What it said about itself; rejects with TrainerDied if it never came up. */
  readonly runtime: Promise<TrainerRuntime>;
  /** Rejects with TrainerDied or TaskFailed. */
  train(task: TrainTask, listener: ProgressListener): Promise<TrainedReport>;
  /** Writes the network of its last run once more, into that folder. */
  storeAgain(weightsDir: string, listener: ProgressListener): Promise<void>;
  measure(task: MeasureTask): Promise<MeasuredReport>;
  identify(task: IdentifyTask): Promise<IdentifiedReport>;
  /** Asks it to pause its task. Resolves once it does nothing: the task stands still, or has ended. */
  standStill(): Promise<void>;
  /** Lets it go on, or begin again with tasks. */
  goOn(): void;
  /** Asks it to keep a checkpoint of its task. Resolves once it has, or has none to keep. */
  save(): Promise<void>;
  /** Asks it to give its task up, and kills it where that takes too long. */
  abort(): void;
  /** Ends the process at once and waits until it is gone. */
  end(): Promise<void>;
}

/** A step that is under way inside TensorFlow cannot be interrupted; this is ample for one. */
const ABORT_GRACE_MS = 3000;

type Report = TrainedReport | MeasuredReport | IdentifiedReport | undefined;

interface Pending {
  resolve(report: Report): void;
  reject(error: Error): void;
  listener: ProgressListener;
}

/**
 * Starts a trainer. It is ready for a task at once, which waits until TensorFlow is loaded.
 *
 * @param device on what the environment of the options has it compute
 */
export function startTrainer(options: ChildOptions, device: Device = 'cpu'): Trainer {
  const child = startChild(options, {
    isAtWork: () => !isReady || (pending !== undefined && !standsStill),
    hangs: (hang) => pending?.listener({ type: 'hangs', hang }),
    ended: died,
  });

  let isReady = false;
  let standsStill = false;
  let pending: Pending | undefined;
  let residentBytes = 0;
  let alive = true;
  let grace: NodeJS.Timeout | undefined;
  let still: PromiseWithResolvers<void> | undefined;
  let saving: PromiseWithResolvers<void> | undefined;
  const runtime = Promise.withResolvers<TrainerRuntime>();
  runtime.promise.catch(() => undefined);
  const gone = Promise.withResolvers<undefined>();

  function saved(): void {
    saving?.resolve();
    saving = undefined;
  }

  function settle(use: (pending: Pending) => void): void {
    clearTimeout(grace);
    still?.resolve();
    saved();
    const settled = pending;
    pending = undefined;
    if (settled) use(settled);
  }

  function died(ending: Ending): void {
    alive = false;
    const error = new TrainerDied(reasonOf(ending), ending.kind === 'memory');
    runtime.reject(error);
    settle((task) => task.reject(error));
    gone.resolve(undefined);
  }

  child.on('message', (message: FromTrainer) => {
    // One that was given up may still come to itself.
    if (!alive) return;
    switch (message.type) {
      case 'ready':
        isReady = true;
        runtime.resolve(message.runtime);
        return;
      case 'progress':
      case 'points':
      case 'note':
      case 'waiting':
      case 'goes-on':
      case 'waits-no-longer':
      case 'kept':
      case 'checkpoint-trouble':
      case 'begins-again':
        pending?.listener(message);
        return;
      case 'stands-still':
        standsStill = true;
        still?.resolve();
        return;
      case 'saved':
        saved();
        return;
      case 'stored-again':
        residentBytes = message.residentBytes;
        settle((task) => task.resolve(undefined));
        return;
      case 'trained':
      case 'measured':
      case 'identified':
        residentBytes = message.residentBytes;
        settle((task) => task.resolve(message.report));
        return;
      case 'failed':
        residentBytes = message.residentBytes;
        if (message.kind === 'memory') {
          // What is left of it cannot be relied on.
          alive = false;
          child.kill('SIGKILL');
          settle((task) => task.reject(new TrainerDied(message.reason, true)));
          return;
        }
        settle((task) => task.reject(new TaskFailed(message.kind, message.reason, message)));
        return;
    }
  });

  function send(message: ToTrainer): void {
    // A failed send means that the process is going: `close` tells.
    child.send(message, () => undefined);
  }

  function begin(task: Task, listener: ProgressListener) {
    const done = Promise.withResolvers<Report>();
    if (alive) {
      pending = { resolve: done.resolve, reject: done.reject, listener };
      send({ type: 'begin', task });
    } else {
      done.reject(new TrainerDied(say`The trainer had ended before its task.`));
    }
    return done.promise;
  }

  return {
    pid: child.pid ?? -1,
    device,
    get residentBytes() {
      return residentBytes;
    },
    get alive() {
      return alive;
    },
    runtime: runtime.promise,
    train: (task, listener) => begin(task, listener) as Promise<TrainedReport>,
    async storeAgain(weightsDir, listener) {
      await begin({ type: 'store-again', weightsDir }, listener);
    },
    measure: (task) => begin(task, () => undefined) as Promise<MeasuredReport>,
    identify: (task) => begin(task, () => undefined) as Promise<IdentifiedReport>,
    async standStill() {
      if (!pending) return;
      still = Promise.withResolvers();
      send({ type: 'stand-still' });
      await still.promise;
    },
    goOn() {
      standsStill = false;
      send({ type: 'go-on' });
    },
    async save() {
      if (!pending) return;
      if (!saving) send({ type: 'save' });
      saving ??= Promise.withResolvers();
      await saving.promise;
    },
    abort() {
      if (!pending) return;
      send({ type: 'abort' });
      // Asked twice, it would be killed later for a task that it has given up long ago.
      clearTimeout(grace);
      grace = setTimeout(() => child.kill('SIGKILL'), ABORT_GRACE_MS);
    },
    async end() {
      if (alive) child.kill('SIGKILL');
      await gone.promise;
    },
  };
}

function reasonOf({ kind, how, words }: Ending): Sentence {
  if (kind === 'memory') return lackOfMemory(how);
  if (words === '') return say`The trainer ${how}.`;
  return say`The trainer ${how}. It said last:${`\n${words}`}`;
}
