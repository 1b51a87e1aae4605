import type { ActiveRun, ExperimentProgress, KeptRun } from '../../contract/progress.ts';
import type { Waiting } from '../../contract/waiting.ts';
import { runStatusSchema } from '../../contract/words.ts';
import type { RunStatus } from '../../contract/words.ts';
import type { Tally } from '../../db/queries/tally.ts';
import { experimentState } from './experiment-state.ts';
import { statusFor } from './run-record.ts';
import type { Circumstances } from './run-record.ts';
import { trainingSecondsLeft } from './time-left.ts';
import type { Pace, UnderWay } from './time-left.ts';

/** A run that a trainer is working on, with what the estimate needs. */
export type ActiveWork = ActiveRun & Omit<UnderWay, 'kept'>;

/** A run that has a checkpoint, with how much there is to do of it. */
export type BegunWork = KeptRun & Pick<UnderWay, 'work'>;

/** How an experiment stands, added up. */
export interface Standing extends Circumstances {
  readonly tallies: readonly Omit<Tally, 'experimentId'>[];
  readonly active: readonly ActiveWork[];
  /** Runs that are not finished and have a checkpoint, also those that are worked on. */
  readonly begun: readonly BegunWork[];
  readonly paused: boolean;
  readonly workers: number;
  /** Asked only where a time left is told. */
  pace(): Pace;
  /** For what the workbench, or some run of whatever experiment, waits. */
  readonly heldUp: Waiting | null;
}

const NOTHING_SEEN = { seconds: 0, work: 0 };

/** Measuring latency counts for so much of a run's work. */
const LATENCY_SHARE = 0.02;
/** Assumed of each run until the first latency is measured: few of them have a graph of their own. */
const USUAL_LATENCY_SECONDS = 0.1;

/**
 * Progress by work, and the time left; that of a paused one, of one that waits for the data folder, and of
 * one that nobody works on, is not known.
 */
export function experimentProgress(standing: Standing): ExperimentProgress {
  const { tallies, active, cancelled, abandoned, paused } = standing;
  const counts = Object.fromEntries(runStatusSchema.options.map((status) => [status, 0])) as Record<
    RunStatus,
    number
  >;
  for (const tally of tallies) counts[statusFor(tally.status, standing)] += tally.count;
  const pending = counts.queued + counts.running + (cancelled ? 0 : counts.trained);
  const settled = pending === 0;
  const own = active.find((run) => run.waits)?.waits ?? null;
  // Where the whole folder is away, that is what is waited for, whatever a run misses of it.
  const waits = settled ? null : paused ? own : (standing.heldUp ?? own);
  const fraction = settled ? 1 : doneFraction(standing);
  const begun = fraction > 0 || tallies.some(({ status }) => status === 'running');
  return {
    counts,
    total: tallies.reduce((sum, { count }) => sum + count, 0),
    fraction,
    secondsLeft: settled ? 0 : paused || waits || abandoned ? null : secondsLeft(standing),
    active: settled
      ? []
      : active.map(({ runId, stage, fraction, waits: itself, hang, training, usage }) => ({
          ...{ runId, stage, fraction, waits: itself, hang, training, usage },
        })),
    kept: settled
      ? []
      : standing.begun.map(({ runId, stage, epoch, fraction, seconds, savedAt }) => ({
          ...{ runId, stage, epoch, fraction, seconds, savedAt },
        })),
    waits,
    settled,
    state: experimentState({
      ...{ counts, settled, paused, abandoned, begun },
      worked: active.length > 0,
    }),
  };
}

/** Runs with a checkpoint that nobody works on. */
function atRest({ active, begun }: Standing): BegunWork[] {
  const worked = new Set(active.map(({ runId }) => runId));
  return begun.filter(({ runId }) => !worked.has(runId));
}

function doneFraction(standing: Standing): number {
  const { tallies, active } = standing;
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
  for (const run of atRest(standing)) done += run.work * run.fraction * (1 - LATENCY_SHARE);
  return all === 0 ? 0 : Math.min(1, done / all);
}

/** Seconds left = those of training + those of the latencies; null while there is nothing to go by. */
function secondsLeft(standing: Standing): number | null {
  const { tallies, active, begun, workers, pace } = standing;
  const keptOf = new Map(
    begun.map(({ runId, seconds, work, fraction }) => [runId, { seconds, work: work * fraction }]),
  );
  const trained = active.filter(({ stage }) => stage !== 'latency');
  const waiting = atRest(standing).map((run) => ({ ...run, seen: NOTHING_SEEN }));
  const underWay = [...trained, ...waiting].map(({ runId, work, fraction, seen }) => ({
    ...{ work, fraction, seen },
    kept: keptOf.get(runId) ?? NOTHING_SEEN,
  }));
  const training = trainingSecondsLeft(pace(), underWay, workers);
  if (training === null) return null;
  const measured = tallies.find(({ status }) => status === 'done');
  const perLatency = measured ? measured.latencySeconds / measured.count : USUAL_LATENCY_SECONDS;
  const latencies = tallies
    .filter(({ status }) => status === 'queued' || status === 'running' || status === 'trained')
    .reduce((sum, { count }) => sum + count, 0);
  return training + latencies * perLatency;
}
