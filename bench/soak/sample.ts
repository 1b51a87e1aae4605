import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Sqlite from 'better-sqlite3';

/** What there is after some runs, while nothing is at work. */
export interface Sample {
  readonly runs: number;
  /**
   * Of the host after its garbage was collected: resident, its JavaScript heap, and what it holds in all,
   * which is what is resident without the room that V8 keeps for the garbage to come. V8 takes more of
   * that in steps, up to its own limit, the busier a host is; what is held by mistake is not in it.
   */
  readonly residentBytes: number;
  readonly heapBytes: number;
  readonly heldBytes: number;
  /** Of the largest trainer since the sample before. */
  readonly trainerBytes: number;
  /** Open file descriptors: of the host, and of the trainer that had most of them. */
  readonly hostHandles: number;
  readonly trainerHandles: number;
  readonly databaseBytes: number;
  /** Files in the data folder: networks, and all others. */
  readonly networks: number;
  readonly otherFiles: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The most that one trainer had. */
type Trainers = Pick<Sample, 'trainerBytes' | 'trainerHandles'>;

const LOOK_MS = 1000;

/** Watches the child processes of this one. */
export function watchTrainers() {
  const none = (): Trainers => ({ trainerBytes: 0, trainerHandles: 0 });
  let found = none();
  const timer = setInterval(() => {
    const children = childrenOf(process.pid);
    found = {
      trainerBytes: Math.max(found.trainerBytes, ...children.map(residentOf)),
      trainerHandles: Math.max(found.trainerHandles, ...children.map(handles)),
    };
  }, LOOK_MS);
  return {
    /** Since this was asked last. */
    most(): Trainers {
      const most = found;
      found = none();
      return most;
    },
    stop: () => clearInterval(timer),
  };
}

/** @param dataDir of the host in this process, at a moment when nothing is at work */
export function takeSample(runs: number, dataDir: string, trainers: Trainers): Sample {
  collectGarbage();
  collectGarbage();
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    // The list of child processes is there as long as there are some, idle ones too.
    .filter((entry) => entry.isFile() && entry.name !== 'processes.json')
    .map((entry) => entry.name);
  const networks = files.filter((name) => name.endsWith('.safetensors')).length;
  return {
    runs,
    residentBytes: rss,
    heapBytes: heapUsed,
    heldBytes: rss - (heapTotal - heapUsed),
    ...trainers,
    hostHandles: handles(process.pid),
    databaseBytes: databaseBytes(dataDir),
    networks,
    otherFiles: files.length - networks,
  };
}

/** With what is still in its write-ahead log. */
function databaseBytes(dataDir: string): number {
  const database = new Sqlite(join(dataDir, 'workbench.db'), { readonly: true });
  try {
    const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
    return pragma('page_count') * pragma('page_size');
  } finally {
    database.close();
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statusOf(pid, 'PPid') === parent);
}

function residentOf(pid: number): number {
  return (statusOf(pid, 'VmRSS') ?? 0) * 1024;
}

/** A figure that Linux gives of a process; undefined once that is gone, or has only not been reaped. */
function statusOf(pid: number, name: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const found = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status);
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}

function handles(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
