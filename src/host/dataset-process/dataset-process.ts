import type { ChildProcess } from 'node:child_process';
import { UserError } from '../../contract/errors.ts';
import { say, textOf } from '../../contract/sentence.ts';
import { startChild } from '../processes/child.ts';
import type { ChildOptions } from '../processes/child.ts';
import type { Ending } from '../processes/ending.ts';
import type {
  AnswerOf,
  FromDatasetProcess,
  TaskName,
  TaskOf,
  ToDatasetProcess,
} from './messages.ts';

/** A process that reads data sets, so that nobody else is held up by it. */
export interface DatasetProcess {
  /**
   * Has it do a task. It is started where it does not run.
   *
   * @throws UserError where the task does; Error for a defect, and when the process dies or is ended.
   */
  ask<N extends TaskName>(name: N, task: TaskOf<N>): Promise<AnswerOf<N>>;
  /** Ends it at once, whatever it is doing, and waits until it is gone. */
  end(): Promise<void>;
}

/** Asked again within this time, it has MNIST in its memory still. */
const IDLE_MS = 10_000;

interface Running {
  readonly child: ChildProcess;
  readonly pending: Map<number, PromiseWithResolvers<never>>;
  readonly gone: Promise<void>;
}

export function createDatasetProcess(options: ChildOptions): DatasetProcess {
  let running: Running | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  function start(): Running {
    const pending: Running['pending'] = new Map();
    const gone = Promise.withResolvers<undefined>();
    const child = startChild(options, {
      // Bytes are sent as bytes.
      serialization: 'advanced',
      isAtWork: () => pending.size > 0,
      hangs: () => undefined,
      ended: died,
    });
    function died(ending: Ending): void {
      if (running?.child === child) running = undefined;
      const error = errorOf(ending);
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      gone.resolve(undefined);
    }
    child.on('message', (message: FromDatasetProcess) => {
      const task = pending.get(message.id);
      pending.delete(message.id);
      if (task) settle(task, message);
      if (pending.size > 0) return;
      idle = setTimeout(() => {
        // Whatever is asked from now on is not for a process that is going.
        running = undefined;
        child.kill('SIGKILL');
      }, IDLE_MS).unref();
    });
    return { child, pending, gone: gone.promise };
  }

  return {
    ask(name, task) {
      clearTimeout(idle);
      running ??= start();
      const id = (asked += 1);
      const done = Promise.withResolvers<never>();
      running.pending.set(id, done);
      const message: ToDatasetProcess = { id, name, task };
      // A failed send means that the process is going: `close` tells.
      running.child.send(message, () => undefined);
      return done.promise;
    },
    async end() {
      clearTimeout(idle);
      running?.child.kill('SIGKILL');
      await running?.gone;
    },
  };
}

/** A process that hangs, or has no memory left, is nobody's defect here. */
function errorOf({ kind, how, words }: Ending): Error {
  if (kind === 'hung') {
    return new UserError(say`The process that reads data sets ${how}. Try it again.`);
  }
  if (kind === 'memory') {
    return new UserError(
      say`The process that reads data sets ${how}. Close other programs, wait until fewer runs are
        trained, or take fewer examples or a smaller network.`,
    );
  }
  return new Error(`The process that reads data sets ${textOf(how)}: ${words}`);
}

function settle(task: PromiseWithResolvers<never>, message: FromDatasetProcess): void {
  switch (message.type) {
    case 'answer':
      task.resolve(message.answer as never);
      return;
    case 'refused':
      task.reject(new UserError(message.reason));
      return;
    case 'failed':
      task.reject(new Error(`The process that reads data sets failed: ${message.stack}`));
      return;
  }
}
