import { cpus, loadavg } from 'node:os';

/** Above this, something else is working, and what is measured suffers from it. */
const IDLE_LOAD = 0.5;

/** What figures are to be read with. */
export interface Machine {
  /** ISO 8601. */
  readonly date: string;
  readonly processor: string;
  readonly cpus: number;
  /** Mean number of working processes over the last minute, before the bench began. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cpus: processors.length,
    load: loadavg()[0] ?? NaN,
  };
}

/** Prints date, processor and load; warns where the machine is not idle. */
export function printMachine({ date, processor, cpus: count, load }: Machine): void {
  console.log(`${date}, ${processor}, ${String(count)} CPUs, load average ${load.toFixed(2)}`);
  if (load > IDLE_LOAD) {
    console.log(
      `WARNING: the load is above ${String(IDLE_LOAD)}: these figures are not to be kept.`,
    );
  }
}
