import { writeSync } from 'node:fs';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

/** What one case may take, in seconds of processor time and by the clock: other programs may run too. */
const MAX_CPU_S = 10;
const MAX_WALL_S = 120;
const LOOK_MS = 250;

interface Watched {
  /** The number of the case that is tried. */
  readonly cases: Int32Array;
  readonly reader: string;
}

/**
 * Ends the process where one case takes longer than any may: an endless loop holds up the thread that it is
 * in, so that another one looks.
 *
 * @returns what is to be called before each case
 */
export function watchCases(reader: string): () => void {
  const cases = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(import.meta.filename, { workerData: { cases, reader } });
  worker.unref();
  return () => Atomics.add(cases, 0, 1);
}

function look({ cases, reader }: Watched): void {
  let [seen, since, usage] = [-1, 0, process.cpuUsage()];
  setInterval(() => {
    const now = Atomics.load(cases, 0);
    if (now !== seen) {
      [seen, since, usage] = [now, performance.now(), process.cpuUsage()];
      return;
    }
    const { user, system } = process.cpuUsage(usage);
    const cpu = (user + system) / 1e6;
    const wall = (performance.now() - since) / 1000;
    if (cpu < MAX_CPU_S && wall < MAX_WALL_S) return;
    writeSync(2, `${reader}: case ${now} takes more than ${MAX_CPU_S} s of processor time.\n`);
    process.kill(process.pid, 'SIGKILL');
  }, LOOK_MS);
}

if (!isMainThread) look(workerData as Watched);
