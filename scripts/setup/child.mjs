import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @typedef {object} Outcome
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} output the last of what the program wrote, stdout and stderr together
 * @property {boolean} ok
 */

const KEPT_OUTPUT = 64_000;
const SIGNALS = /** @type {const} */ ({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 });

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {Set<(pid: number | undefined) => void>} */
const listeners = new Set();

/**
 * Tells the keeper of a lock which program runs, so that it can be ended after a `kill -9`.
 *
 * @param {(pid: number | undefined) => void} listener gets undefined when none runs any more
 * @returns {() => void} ends it
 */
export function onChildChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Runs a program to its end without a shell (paths may hold blanks) and without the terminal (nothing
 * may ask questions). It gets a process group of its own, which ends with the set-up.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onText?: (text: string) => void,
 *   onStatus?: (text: string) => void }} [options] `onText` gets what it writes; `onStatus` what it
 *   writes to file descriptor 3
 * @returns {Promise<Outcome>}
 */
export async function runProgram(command, args, { cwd, env, onText, onStatus } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: process.platform !== 'win32',
    // On Windows npm is a batch file, which only a shell can start.
    shell: process.platform === 'win32' && /\.(cmd|bat)$/i.test(command),
    stdio: ['ignore', 'pipe', 'pipe', onStatus ? 'pipe' : 'ignore'],
    windowsHide: true,
  });
  let output = '';
  const keep = (/** @type {string} */ text) => {
    output = (output + text).slice(-KEPT_OUTPUT);
    onText?.(text);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const status = /** @type {import('node:stream').Readable | null} */ (child.stdio[3] ?? null);
  status?.setEncoding('utf8').on('data', (/** @type {string} */ text) => onStatus?.(text));
  running.add(child);
  try {
    listeners.forEach((listener) => listener(child.pid));
    const [code, signal] = /** @type {[number | null, NodeJS.Signals | null]} */ (
      await once(child, 'close')
    );
    return { code, signal, output, ok: code === 0 };
  } finally {
    running.delete(child);
    listeners.forEach((listener) => listener(undefined));
  }
}

/**
 * Ends the whole set-up on Ctrl-C and its like, together with the programs it has started.
 *
 * @returns {() => void} undoes it
 */
export function endChildrenOnSignals() {
  const handlers = Object.entries(SIGNALS).map(([signal, number]) => {
    const handler = () => {
      endChildren();
      process.exit(128 + number);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach((undo) => undo());
}

function endChildren() {
  for (const child of running) {
    try {
      if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
      else child.kill();
    } catch {
      // It has just ended by itself.
    }
  }
}

/**
 * The line of a failed program's output that most likely says why.
 *
 * @param {string} output
 * @returns {string}
 */
export function reasonIn(output) {
  const lines = output.split(/\r?\n|\r/).map((line) => line.trim());
  const full = lines.filter(Boolean);
  return full.findLast((line) => /error|fatal|fail/i.test(line)) ?? full.at(-1) ?? 'no output';
}
