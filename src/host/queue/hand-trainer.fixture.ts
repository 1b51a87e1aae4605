import type { Device } from '../../contract/device.ts';
import { say } from '../../contract/sentence.ts';
import type {
  FailureKind,
  IdentifiedReport,
  MeasuredReport,
  TrainedReport,
  TrainerRuntime,
} from '../trainer/messages.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { ProgressListener, Trainer } from '../trainer/trainer.ts';

/** A trainer, or a measurer, whose task goes on and ends as a test says. */
export interface HandTrainer extends Trainer {
  /** `stands`: it has a task, and does nothing. */
  readonly state: 'idle' | 'works' | 'stands';
  readonly aborted: boolean;
  /** How often it was asked to save. */
  readonly asked: number;
  /** It has saved. */
  answer(): void;
  /** Says something about its task. */
  say(message: Parameters<ProgressListener>[0]): void;
  /** Ends its task well. */
  finish(): void;
  /** @param lost of `weights`: their hash */
  fail(kind: FailureKind, lost?: string): void;
  /** @param lackedMemory whether for want of memory; not, unless said */
  die(lackedMemory?: boolean): void;
  /** It has loaded TensorFlow. */
  comeUp(usesGpu?: boolean): void;
  /** Whether it comes to stand still when asked: true, unless set. */
  obeys: boolean;
}

const REPORT = {
  burst: {},
  load: { available: 1, others: 0, average: null },
  seconds: 1,
  graph: 'graph',
} as unknown as TrainedReport & MeasuredReport & IdentifiedReport;

export function handTrainer(pid: number, device: Device = 'cpu'): HandTrainer {
  const runtime = Promise.withResolvers<TrainerRuntime>();
  runtime.promise.catch(() => undefined);
  let task: (PromiseWithResolvers<never> & { listener: ProgressListener }) | undefined;
  let still: PromiseWithResolvers<void> | undefined;
  let stands = false;
  let alive = true;
  let aborted = false;
  let asked = 0;
  let saving: PromiseWithResolvers<void> | undefined;

  function begin(listener: ProgressListener): Promise<never> {
    if (task) throw new Error('A trainer does one task at a time.');
    if (stands) throw new Error('It was never told to go on.');
    if (!alive) return Promise.reject(new TrainerDied(say`It is gone.`));
    task = { ...Promise.withResolvers<never>(), listener };
    return task.promise;
  }
  function settle(use: (pending: PromiseWithResolvers<never>) => void): void {
    const settled = task;
    task = undefined;
    still?.resolve();
    saving?.resolve();
    if (settled) use(settled);
  }
  function die(lackedMemory = false): void {
    alive = false;
    const error = new TrainerDied(say`It died.`, lackedMemory);
    runtime.reject(error);
    settle(({ reject }) => reject(error));
  }

  return {
    pid,
    device,
    residentBytes: 0,
    runtime: runtime.promise,
    obeys: true,
    get alive() {
      return alive;
    },
    get aborted() {
      return aborted;
    },
    get asked() {
      return asked;
    },
    get state() {
      if (!task) return 'idle';
      return stands ? 'stands' : 'works';
    },
    train: (_task, listener) => begin(listener),
    storeAgain: (_dir, listener) => begin(listener),
    measure: () => begin(() => undefined),
    identify: () => begin(() => undefined),
    async standStill() {
      stands = this.obeys;
      if (!task || stands) return;
      still = Promise.withResolvers();
      await still.promise;
    },
    goOn: () => void (stands = false),
    async save() {
      if (!task) return;
      asked += 1;
      saving = Promise.withResolvers();
      await saving.promise;
    },
    answer: () => saving?.resolve(),
    abort() {
      aborted = true;
      stands = false;
      settle(({ reject }) => reject(new TaskFailed('aborted', 'It was asked to.')));
    },
    async end() {
      die();
    },
    say: (message) => task?.listener(message),
    finish: () => settle(({ resolve }) => resolve(REPORT as never)),
    fail: (kind, lost) =>
      settle(({ reject }) => reject(new TaskFailed(kind, `Of ${kind}.`, { lost }))),
    die,
    comeUp: (usesGpu = false) => runtime.resolve({ tensorflow: '2', usesGpu }),
  };
}
