import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Numbers of the CPUs that this process may use, rising; none where that cannot be known or set. */
export function usableCpus(): readonly number[] {
  if (spawnSync('taskset', ['--version']).status !== 0) return [];
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return (list ?? '').split(',').flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The command that starts `command` on these CPUs alone; on any where none are given. */
export function pinned(command: readonly string[], cpus: readonly number[]): readonly string[] {
  return cpus.length === 0 ? command : ['taskset', '-c', cpus.join(','), ...command];
}
