import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names one process for good: its number, and when it started, since numbers are used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As the system tells it; null where it does not. */
  readonly started: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: process.platform === 'linux' ? fromProc(pid) : fromPs(pid) };
}

/** Whether that very process is still there. Of one that the system does not tell apart: no. */
export function isThere({ pid, started }: ProcessIdentity): boolean {
  return started !== null && identify(pid).started === started;
}

/** Clock ticks since the machine was started count for that start alone. */
function fromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold blanks and brackets.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return state === 'Z' || state === 'X' ? null : `${boot} ${fields[18]}`;
  } catch {
    return null;
  }
}

function fromPs(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || null;
}
