import { exitCodeOfSignal } from './exit-code.ts';

const STOPPING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whether the user, or the system, has asked this program to stop. */
export interface StopRequest {
  /** Settles at the first request. */
  readonly asked: Promise<undefined>;
  /** The signal of the first request, once there is one. */
  readonly signal: NodeJS.Signals | undefined;
  /** Gives the signals back to Node. */
  dispose(): void;
}

/** Turns the signals that stop a program into a request; a second one ends it on the spot. */
export function stopRequest(): StopRequest {
  let received: NodeJS.Signals | undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const onSignal = (signal: NodeJS.Signals) => {
    if (received !== undefined) process.exit(exitCodeOfSignal(signal));
    received = signal;
    resolve(undefined);
  };
  for (const signal of STOPPING) process.on(signal, onSignal);
  return {
    asked: promise,
    get signal() {
      return received;
    },
    dispose() {
      for (const signal of STOPPING) process.off(signal, onSignal);
    },
  };
}
