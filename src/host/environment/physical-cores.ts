import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Cores that can train without sharing one: hardware threads of one core get in each other's way.
 * Never more than this process may use; at least 1.
 */
export function physicalCores(): number {
  return Math.max(1, Math.min(countCores(), availableParallelism()));
}

function countCores(): number {
  try {
    switch (process.platform) {
      case 'linux':
        return coresIn(readFileSync('/proc/cpuinfo', 'utf8')) ?? availableParallelism();
      case 'darwin':
        return Number(execFileSync('sysctl', ['-n', 'hw.physicalcpu'], { encoding: 'utf8' }));
      default:
        return availableParallelism();
    }
  } catch {
    return availableParallelism();
  }
}

/** Distinct pairs of socket and core in the text of `/proc/cpuinfo`; undefined where it names none. */
export function coresIn(cpuinfo: string): number | undefined {
  const cores = new Set<string>();
  for (const processor of cpuinfo.split(/\n\s*\n/)) {
    const core = /^core id\s*:\s*(\d+)/m.exec(processor)?.[1];
    if (core === undefined) continue;
    const socket = /^physical id\s*:\s*(\d+)/m.exec(processor)?.[1] ?? '0';
    cores.add(`${socket}/${core}`);
  }
  return cores.size === 0 ? undefined : cores.size;
}
