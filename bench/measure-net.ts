import { median } from 'simple-statistics';
import type { Contender } from './contenders.ts';
import type { Net } from './nets.ts';
import type { Versions } from './protocol.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** How long one contender's part of a round takes, in milliseconds. */
const ROUND_MS = 700;
/** A first estimate of a step is good enough when it took this long, in milliseconds. */
const ESTIMATE_MS = 200;
const LEAST_STEPS = 2;

/** What was measured of one contender on one net. */
export interface Measurement {
  readonly contender: string;
  readonly stepsPerRound: number;
  /** Milliseconds per step in each round. */
  readonly rounds: readonly number[];
  /** Their median. */
  readonly stepMs: number;
}

/** One net: all its contenders, measured side by side. */
export interface NetResult {
  readonly net: string;
  readonly measurements: readonly Measurement[];
  readonly versions: Versions;
}

interface Entrant {
  readonly contender: Contender;
  readonly worker: WorkerProcess;
  readonly stepsPerRound: number;
  readonly rounds: number[];
}

/**
 * Measures the contenders in rounds: in each, one after the other takes its steps while the others
 * wait, so that whatever the machine does in between meets all of them alike.
 */
export async function measureNet(
  net: Net,
  contenders: readonly Contender[],
  { rounds, cpu }: { readonly rounds: number; readonly cpu: number | null },
): Promise<NetResult> {
  const entrants: Entrant[] = [];
  const started: WorkerProcess[] = [];
  let versions: Versions = {};
  try {
    for (const contender of contenders.filter((candidate) => candidate.suits(net))) {
      const worker = startWorker(contender.command, cpu);
      started.push(worker);
      const ready = await worker.ask({ command: 'prepare', setting: net.setting });
      versions = { ...versions, ...ready.versions };
      const stepMs = await warmUp(worker);
      const stepsPerRound = Math.max(LEAST_STEPS, Math.round(ROUND_MS / stepMs));
      entrants.push({ contender, worker, stepsPerRound, rounds: [] });
    }
    for (let round = 0; round < rounds; round++) {
      for (const { worker, stepsPerRound, rounds: measured } of entrants) {
        const { milliseconds } = await worker.ask({ command: 'steps', count: stepsPerRound });
        measured.push(milliseconds / stepsPerRound);
      }
    }
  } finally {
    for (const worker of started) await worker.stop();
  }
  return {
    net: net.id,
    measurements: entrants.map(({ contender, stepsPerRound, rounds: measured }) => ({
      contender: contender.id,
      stepsPerRound,
      rounds: measured,
      stepMs: median(measured),
    })),
    versions,
  };
}

/** The first step compiles and allocates; the next ones tell how long a step takes. */
async function warmUp(worker: WorkerProcess): Promise<number> {
  await worker.ask({ command: 'steps', count: 1 });
  for (let count = 1; ; count *= 2) {
    const { milliseconds } = await worker.ask({ command: 'steps', count });
    if (milliseconds >= ESTIMATE_MS) return milliseconds / count;
  }
}
