import { readdirSync, readFileSync } from 'node:fs';

/**
 * The most bytes that any process below `root` has had resident so far, of those in whose command line
 * `watched` stands; null where there is none, or the system has no /proc.
 */
export function peakBytesOf(root: number, watched: string): number | null {
  const parents = new Map<number, number>();
  const peaks = new Map<number, number>();
  for (const pid of processes()) {
    const status = read(`/proc/${String(pid)}/status`);
    parents.set(pid, field(status, 'PPid') ?? 0);
    const kilobytes = field(status, 'VmHWM');
    if (kilobytes === undefined || !read(`/proc/${String(pid)}/cmdline`).includes(watched))
      continue;
    peaks.set(pid, kilobytes * 1024);
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  const found = [...peaks].filter(([pid]) => isBelow(pid)).map(([, bytes]) => bytes);
  return found.length === 0 ? null : Math.max(...found);
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Empty where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function field(status: string, name: string): number | undefined {
  const value = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1];
  return value === undefined ? undefined : Number(value);
}
