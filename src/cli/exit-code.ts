import { constants } from 'node:os';

/** What the command line's exit codes mean. */
export const EXIT = {
  done: 0,
  /** Something that was asked for failed, or the workbench itself has a defect. */
  failed: 1,
  /** The input is at fault: a `UserError`, or a command line that is not understood. */
  badInput: 2,
} as const;

/** The exit code of a program that a signal stopped, as shells say it: 130 for Ctrl-C. */
export function exitCodeOfSignal(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
