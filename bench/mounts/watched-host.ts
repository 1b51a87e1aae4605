import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** A host in a process group of its own, of which is heard what a user sees. */
export interface WatchedHost {
  readonly pid: number;
  /** All lines so far. */
  readonly lines: readonly string[];
  /** @throws Error when it does not */
  comesToItsEnd(): Promise<void>;
  /** Waits for a line that was not waited for before. @throws Error when it does not come */
  says(what: RegExp): Promise<string>;
  /** To the host and its trainers. */
  signal(name: NodeJS.Signals): void;
  /** By force, where it has not ended by itself. Resolves when it has. */
  end(): Promise<void>;
}

/** Milliseconds until something is to be said, and until all is to be done: other programs may be busy. */
const SAID_WITHIN_MS = 120_000;
const DONE_WITHIN_MS = 600_000;

/** @param env beside that of this program */
export function startHost(dataDir: string, env: NodeJS.ProcessEnv = {}): WatchedHost {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'host.ts'), dataDir], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => lines.push(line));
  }
  const { pid = -1 } = child;
  const closed = once(child, 'close');
  const isUp = () => child.exitCode === null && child.signalCode === null;
  const signal = (name: NodeJS.Signals) => void process.kill(-pid, name);
  let heard = 0;
  return {
    pid,
    lines,
    async comesToItsEnd() {
      const limit = new AbortController();
      const late = pause(DONE_WITHIN_MS, 'late', { signal: limit.signal });
      const outcome = await Promise.race([closed, late]);
      limit.abort();
      if (outcome === 'late') throw new Error(`It was not done in time.\n${lines.join('\n')}`);
    },
    async says(what) {
      const until = performance.now() + SAID_WITHIN_MS;
      while (isUp() && performance.now() < until) {
        const index = lines.findIndex((line, at) => at >= heard && what.test(line));
        if (index >= 0) {
          heard = index + 1;
          return lines[index] ?? '';
        }
        await pause(20);
      }
      throw new Error(
        `The host (${child.exitCode ?? child.signalCode}) did not say ${what}. It said:\n${lines.join('\n')}`,
      );
    },
    signal,
    async end() {
      if (isUp()) signal('SIGKILL');
      await closed;
    },
  };
}
