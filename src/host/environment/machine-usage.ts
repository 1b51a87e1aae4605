import { cpus, totalmem } from 'node:os';
import type { MachineUsage } from '../../contract/progress.ts';
import { processorSeconds } from './machine-load.ts';

/**
 * What the whole machine does, or the part of it that this process may use of its memory. The returned
 * function says it of the time since it was asked last.
 */
export function watchMachine(): () => Omit<MachineUsage, 'workbench'> {
  let before = processorSeconds();
  return () => {
    const after = processorSeconds();
    const all = after.all - before.all;
    const busy = all > 0 ? (after.busy - before.busy) / all : null;
    before = after;
    const processors = cpus().length;
    const memoryBytes = machineMemory();
    return {
      processors,
      // A share of all may come out above one by the rounding of its sum.
      busy: busy === null ? null : Math.min(busy, 1) * processors,
      memoryBytes,
      usedBytes: Math.max(0, memoryBytes - process.availableMemory()),
    };
  };
}

/** Bytes of memory of this machine, or what a control group lets this process use of it. */
export function machineMemory(): number {
  // Without a limit, the system says some enormous one.
  return Math.min(totalmem(), process.constrainedMemory() || Infinity);
}
