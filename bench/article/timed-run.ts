import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from '../cpus.ts';

/**
 * Runs a program to its end on these CPUs (on all where none are given); what it prints goes to
 * stderr, since stdout is for the figures.
 *
 * @returns seconds from its start to its end.
 * @throws Error when it fails.
 */
export async function timedRun(
  command: readonly string[],
  cpus: readonly number[],
): Promise<number> {
  const [program = '', ...args] = pinned(command, cpus);
  const started = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 2, 2],
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code ?? signal)}.`);
  return seconds;
}
