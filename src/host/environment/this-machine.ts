import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** By what a machine is known again, in files that several machines may come to read. */
export interface Machine {
  /** As its users call it. */
  readonly name: string;
  /** Does not change with its name or its network; null where the system has none. */
  readonly id: string | null;
}

export function thisMachine(): Machine {
  const own = systemId();
  // The system's own id is nobody else's business.
  const hash = own && createHash('sha256').update(`pruning-workbench ${own}`).digest('hex');
  return { name: hostname(), id: hash ? hash.slice(0, 32) : null };
}

/** Whether two are one: by their names only where one of them has no id. */
export function isSameMachine(one: Machine, other: Machine): boolean {
  return one.id === null || other.id === null ? one.name === other.name : one.id === other.id;
}

function systemId(): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync('/etc/machine-id', 'utf8').trim();
    } catch {
      // Containers have none.
      return '';
    }
  }
  const { stdout } = spawnSync('sysctl', ['-n', 'kern.uuid'], { encoding: 'utf8' });
  return stdout?.trim() ?? '';
}
