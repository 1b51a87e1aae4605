import { cpus, loadavg } from 'node:os';

/** What the processors did while something was measured, in seconds of one processor. */
export interface BurstLoad {
  /** All there was: idle time too. */
  readonly available: number;
  /** What other processes used of it. */
  readonly others: number;
  /** Load average over the last minute per logical processor; null where the system has none. */
  readonly average: number | null;
}

/** Begins to watch; the returned function says what has happened since. */
export function watchLoad(): () => BurstLoad {
  const before = processorSeconds();
  const own = process.cpuUsage();
  return () => {
    const after = processorSeconds();
    const { user, system } = process.cpuUsage(own);
    const available = after.all - before.all;
    const busy = after.busy - before.busy - (user + system) / 1e6;
    return { available, others: Math.min(Math.max(0, busy), available), average: loadAverage() };
  };
}

/** The share that others used over several bursts; null where the system does not count. */
export function othersShare(bursts: readonly Pick<BurstLoad, 'available' | 'others'>[]) {
  const available = bursts.reduce((sum, burst) => sum + burst.available, 0);
  if (available <= 0) return null;
  return bursts.reduce((sum, burst) => sum + burst.others, 0) / available;
}

/** What all processors have done since the machine was started, in seconds of one of them. */
export function processorSeconds(): { all: number; busy: number } {
  let all = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    all += times.user + times.nice + times.sys + times.idle + times.irq;
    idle += times.idle;
  }
  return { all: all / 1000, busy: (all - idle) / 1000 };
}

/** Windows has none, and says 0. */
function loadAverage(): number | null {
  if (process.platform === 'win32') return null;
  return (loadavg()[0] ?? 0) / Math.max(1, cpus().length);
}
