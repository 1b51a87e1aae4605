import type { ActiveRun, ExperimentProgress } from '../../contract/progress.ts';
import { runStatusSchema } from '../../contract/words.ts';
import type { RunStatus } from '../../contract/words.ts';
import type { Tally } from '../../db/queries/tally.ts';
import { experimentState } from './experiment-state.ts';
import { statusFor } from './run-record.ts';

/** A run that a trainer is working on, with what the estimate needs. */
export interface ActiveWork extends ActiveRun {
  readonly work: number;
  readonly elapsedSeconds: number;
}

/** How an experiment stands, added up. */
export interface Standing {
  readonly tallies: readonly Omit<Tally, 'experimentId'>[];
  readonly active: readonly ActiveWork[];
  readonly cancelled: boolean;
  readonly paused: boolean;
  readonly workers: number;
  /** Some run, of whatever experiment, waits for room on the disk. */
  readonly heldUp: boolean;
}

/** Measuring latency counts for so much of a run's work. */
const LATENCY_SHARE = 0.02;
/** Assumed of each run until the first latency is measured: few of them have a graph of their own. */
const USUAL_LATENCY_SECONDS = 0.1;

/**
 * Progress by work, and the time left from the speed so far; that of a paused one, and of one that
 * waits for room on the disk, is not known.
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
  const waitsForRoom =
    !settled && (active.some((run) => run.waitsForRoom) || (standing.heldUp && !paused));
  return {
    counts,
    total: tallies.reduce((sum, { count }) => sum + count, 0),
    fraction: settled ? 1 : doneFraction(standing),
    secondsLeft: settled ? 0 : paused || waitsForRoom ? null : secondsLeft(standing),
    active: settled
      ? []
      : active.map(({ runId, stage, fraction, waitsForRoom: waits }) => ({
          runId,
          stage,
          fraction,
          waitsForRoom: waits,
        })),
    waitsForRoom,
    settled,
    state: experimentState({ counts, settled, paused, worked: active.length > 0 }),
  };
}

function doneFraction({ tallies, active }: Standing): number {
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
  return all === 0 ? 0 : Math.min(1, done / all);
}

/**
 * Seconds left = work left / speed so far / runs at a time + latencies left. The speed is that of
 * one trainer on this experiment's finished and active runs; null until any work is done.
 */
export function secondsLeft({ tallies, active, workers }: Standing): number | null {
  const training = active.filter(({ stage }) => stage !== 'latency');
  const of = (...states: RunStatus[]) => tallies.filter(({ status }) => states.includes(status));
  const trained = of('trained', 'done');

  const workDone = total(trained, 'work') + sum(training.map((run) => run.work * run.fraction));
  const seconds = total(trained, 'seconds') + sum(training.map((run) => run.elapsedSeconds));
  const workLeft =
    total(of('queued', 'running'), 'work') - sum(training.map((run) => run.work * run.fraction));
  const runsLeft = total(of('queued', 'running'), 'count');
  if (workLeft > 0 && (workDone <= 0 || seconds <= 0)) return null;

  const atATime = Math.max(1, Math.min(workers, runsLeft));
  const trainingLeft = workLeft > 0 ? (workLeft * seconds) / workDone / atATime : 0;
  const measured = total(of('done'), 'count');
  const latencySeconds =
    measured > 0 ? total(of('done'), 'latencySeconds') / measured : USUAL_LATENCY_SECONDS;
  const latenciesLeft = runsLeft + total(of('trained'), 'count');
  return trainingLeft + latenciesLeft * latencySeconds;
}

function total(
  tallies: Standing['tallies'],
  field: 'count' | 'work' | 'seconds' | 'latencySeconds',
): number {
  return sum(tallies.map((tally) => tally[field]));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
