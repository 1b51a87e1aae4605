import { readFileSync } from 'node:fs';

const LOOK_MS = 250;

/**
 * npm runs a script in a shell, and a signal that ends npm or the shell does not reach the program
 * below, which would be left behind. So a program that npm started watches them.
 *
 * @param {() => void} onGone called once, when npm or its shell is gone
 * @param {NodeJS.ProcessEnv} [env]
 */
export function watchNpm(onGone, env = process.env) {
  if (!env.npm_lifecycle_event || process.platform === 'win32') return;
  const before = parents();
  const timer = setInterval(() => {
    if (parents() === before) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS);
  timer.unref();
}

/** The process numbers of the shell and, where /proc tells, of npm above it. */
function parents() {
  const shell = process.ppid;
  try {
    const status = readFileSync(`/proc/${shell}/status`, 'utf8');
    return `${shell} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return `${shell}`;
  }
}
