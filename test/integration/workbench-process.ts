import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line that runs. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until standard output holds the text. */
  says(text: string): Promise<string>;
}

/**
 * Starts the command line as a user does, without a terminal.
 *
 * @param options another user to be, where this one may choose, and variables beside its own
 */
export function startWorkbench(
  args: readonly string[],
  { env, ...user }: { uid?: number; gid?: number; env?: Record<string, string> } = {},
): Started {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    ...user,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.includes(text)) resolve(stdout);
        };
        child.stdout.on('data', look);
        void ended.then(
          () => reject(new Error(`It ended without "${text}":\n${stdout}${stderr}`)),
          reject,
        );
        look();
      }),
  };
}

/** Runs a command to its end. */
export function workbench(...args: string[]): Promise<Ended> {
  return startWorkbench(args).ended;
}
