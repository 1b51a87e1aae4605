import { spawn } from 'node:child_process';
import { watchNpm } from './parents.mjs';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Lets another program take over the terminal: hands on the signals, and ends as it ends.
 *
 * @param {string} program
 * @param {string[]} args
 */
export function runChild(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' });
  watchNpm(() => child.kill('SIGTERM'));
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // Ctrl-C reaches the child from the terminal as well: once is enough.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`Cannot start ${program}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    SIGNALS.forEach((each) => process.removeAllListeners(each));
    process.kill(process.pid, signal);
  });
}
