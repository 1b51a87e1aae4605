import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ONE_DNN, oneDnnSwitch } from '../src/host/environment/one-dnn.ts';
import { pinned } from './cpus.ts';
import type { Replies, Request } from './protocol.ts';

/** Kept of what a worker writes on stderr, in characters. */
const KEPT_STDERR = 4000;

/** A worker that waits for requests and works only while it answers one. */
export interface WorkerProcess {
  /** @throws Error when the worker has ended, with the last of what it wrote on stderr. */
  ask<C extends Request['command']>(request: Extract<Request, { command: C }>): Promise<Replies[C]>;
  /** Ends it, and waits until it has ended. */
  stop(): Promise<void>;
}

/** The environment of all workers: one thread each, no GPU, and oneDNN as the trainers have it. */
const ENVIRONMENT = {
  [ONE_DNN]: oneDnnSwitch(process.env),
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  TF_CPP_MIN_LOG_LEVEL: '2',
  CUDA_VISIBLE_DEVICES: '-1',
  PYTHONDONTWRITEBYTECODE: '1',
} as const;

/** Starts a worker on one CPU. */
export function startWorker(command: readonly string[], cpu: number | null): WorkerProcess {
  const [program = '', ...args] = pinned(command, cpu === null ? [] : [cpu]);
  const child = spawn(program, args, {
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-KEPT_STDERR);
  });
  // Writing to a worker that has just ended: what ended it is told by whoever waits for its answer.
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { done, value } = await answers.next();
      if (done === true) {
        await closed;
        throw new Error(`${command.join(' ')} ended:\n${complaints.trim()}`);
      }
      return JSON.parse(value) as never;
    },
    async stop() {
      child.stdin.end();
      await closed;
    },
  };
}
