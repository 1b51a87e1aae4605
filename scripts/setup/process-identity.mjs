import { readFileSync } from 'node:fs';

/**
 * Names one process for good: its number, and when it started, since numbers are used again.
 *
 * @typedef {{ pid: number, startedAt?: string | undefined }} ProcessIdentity `startedAt` in the clock
 *   ticks of /proc, and absent where there is no /proc
 */

/**
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export function identify(pid) {
  return { pid, startedAt: readStat(pid)?.startedAt };
}

/**
 * @param {ProcessIdentity} identity
 * @returns {boolean} whether that very process still runs (a zombie does not)
 */
export function isRunning({ pid, startedAt }) {
  if (startedAt) {
    const stat = readStat(pid);
    return stat?.startedAt === startedAt && stat.state !== 'Z';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], startedAt: fields[19] };
  } catch {
    return undefined;
  }
}
