import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from '../cpus.ts';
import { peakBytesOf } from './peak-memory.ts';

/** The peak of a process is kept by the system until it ends, so that few looks are enough. */
const LOOK_EVERY_MS = 1000;

/**
 * Runs a program to its end on these CPUs (on all where none are given); what it prints goes to
 * stderr, since stdout is for the figures.
 *
 * @param watched stands in the command line of those of its processes whose memory is asked for
 * @returns seconds from its start to its end, and the most bytes that one of the watched processes had
 * resident; null where that cannot be known.
 * @throws Error when it fails.
 */
export async function timedRun(
  command: readonly string[],
  cpus: readonly number[],
  watched?: string,
): Promise<{ readonly seconds: number; readonly peakBytes: number | null }> {
  const [program = '', ...args] = pinned(command, cpus);
  const started = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 2, 2],
  });
  let peakBytes: number | null = null;
  const look = () => {
    const now = watched === undefined ? null : peakBytesOf(child.pid ?? -1, watched);
    if (now !== null) peakBytes = Math.max(peakBytes ?? 0, now);
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    const seconds = (performance.now() - started) / 1000;
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code ?? signal)}.`);
    return { seconds, peakBytes };
  } finally {
    clearInterval(looking);
  }
}
