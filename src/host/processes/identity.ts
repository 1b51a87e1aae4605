import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names one process for good: its number, and when it started, since numbers are used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As the system tells it; null where it does not. */
  readonly started: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: look(pid)?.started ?? null };
}

/** Whether that very process is still there. Of one that the system does not tell apart: no. */
export function isThere({ pid, started }: ProcessIdentity): boolean {
  return started !== null && look(pid)?.started === started;
}

/** Whether that very process is there and stands still, as by SIGSTOP or Ctrl-Z. */
export function isStopped({ pid, started }: ProcessIdentity): boolean {
  const found = started === null ? undefined : look(pid);
  return found?.started === started && /^[Tt]/.test(found?.state ?? '');
}

/** What the system tells of a process. */
interface Look {
  readonly started: string;
  /** A letter: `R` at work, `S` asleep, `T` stopped, ... */
  readonly state: string;
}

function look(pid: number): Look | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** Clock ticks since the machine was started count for that start alone. */
function fromProc(pid: number): Look | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold blanks and brackets.
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return state === 'Z' || state === 'X' ? undefined : { state, started: `${boot} ${fields[18]}` };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): Look | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    // The same process is to have the same time, whatever language and time zone it is asked from.
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, started] = /^\s*(\S+)\s+(\S.*\S)\s*$/.exec(stdout ?? '') ?? [];
  return state === undefined || started === undefined ? undefined : { state, started };
}
