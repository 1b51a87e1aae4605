import type { ActiveRun, ExperimentProgress } from '../../contract/progress.ts';
import type { Waiting } from '../../contract/waiting.ts';
import { runStatusSchema } from '../../contract/words.ts';
import type { RunStatus } from '../../contract/words.ts';
import type { Tally } from '../../db/queries/tally.ts';
import { experimentState } from './experiment-state.ts';
import { statusFor } from './run-record.ts';
import { trainingSecondsLeft } from './time-left.ts';
import type { Pace, UnderWay } from './time-left.ts';

/** A run that a trainer is working on, with what the estimate needs. */
export type ActiveWork = ActiveRun & UnderWay;

/** What of a run is done, 0 to 1. */
export type BegunWork = Pick<UnderWay, 'work' | 'fraction'>;

/** How an experiment stands, added up. */
export interface Standing {
  readonly tallies: readonly Omit<Tally, 'experimentId'>[];
  readonly active: readonly ActiveWork[];
  /** Runs in the queue of which something is done already, as a checkpoint has it. */
  readonly begun: readonly BegunWork[];
  readonly cancelled: boolean;
  readonly paused: boolean;
  readonly workers: number;
  /** Asked only where a time left is told. */
  pace(): Pace;
  /** For what the workbench, or some run of whatever experiment, waits. */
  readonly heldUp: Waiting | null;
}

/** Measuring latency counts for so much of a run's work. */
const LATENCY_SHARE = 0.02;
/** Assumed of each run until the first latency is measured: few of them have a graph of their own. */
const USUAL_LATENCY_SECONDS = 0.1;

/**
 * Progress by work, and the time left; that of a paused one, and of one that
 * waits for the data folder, is not known.
 */
export function experimentProgress(standing: Standing): ExperimentProgress {
  const { tallies, active, cancelled, paused } = standing;
  const counts = Object.fromEntries(runStatusSchema.options.map((status) => [status, 0])) as Record<
    RunStatus,
    number
  >;
  for (const tally of tallies) counts[statusFor(tally.status, cancelled)] += tally.count;
  const pending = counts.queued + counts.running + (cancelled ? 0 : counts.trained);
  const settled = pending === 0;
  const own = active.find((run) => run.waits)?.waits ?? null;
  // Where the whole folder is away, that is what is waited for, whatever a run misses of it.
  const waits = settled ? null : paused ? own : (standing.heldUp ?? own);
  return {
    counts,
    total: tallies.reduce((sum, { count }) => sum + count, 0),
    fraction: settled ? 1 : doneFraction(standing),
    secondsLeft: settled ? 0 : paused || waits ? null : secondsLeft(standing),
    active: settled
      ? []
      : active.map(({ runId, stage, fraction, waits: itself, hang, training, usage }) => ({
          ...{ runId, stage, fraction, waits: itself, hang, training, usage },
        })),
    waits,
    settled,
    state: experimentState({ counts, settled, paused, worked: active.length > 0 }),
  };
}

function doneFraction({ tallies, active, begun }: Standing): number {
  let all = 0;
  let done = 0;
  for (const { status, work } of tallies) {
    all += work;
    if (status === 'done' || status === 'failed' || status === 'cancelled') done += work;
    if (status === 'trained') done += work * (1 - LATENCY_SHARE);
  }
  // Of a latency nothing counts before it is there: those of several networks are measured in turn, burst
  // by burst, and of one at a time is told, so that the sum would go up and down.
  for (const run of active) {
    if (run.stage !== 'latency') done += run.work * run.fraction * (1 - LATENCY_SHARE);
  }
  for (const run of begun) done += run.work * run.fraction * (1 - LATENCY_SHARE);
  return all === 0 ? 0 : Math.min(1, done / all);
}

/** Seconds left = those of training + those of the latencies; null while there is nothing to go by. */
function secondsLeft({ tallies, active, begun, workers, pace }: Standing): number | null {
  const underWay = active.filter(({ stage }) => stage !== 'latency');
  const waiting = begun.map((run) => ({ ...run, seen: { seconds: 0, work: 0 } }));
  const training = trainingSecondsLeft(pace(), [...underWay, ...waiting], workers);
  if (training === null) return null;
  const measured = tallies.find(({ status }) => status === 'done');
  const perLatency = measured ? measured.latencySeconds / measured.count : USUAL_LATENCY_SECONDS;
  const latencies = tallies
    .filter(({ status }) => status === 'queued' || status === 'running' || status === 'trained')
    .reduce((sum, { count }) => sum + count, 0);
  return training + latencies * perLatency;
}
