import { say } from '../../contract/sentence.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';
import { MAX_ATTEMPTS, reasonOf } from './active-job.ts';
import type { ActiveJob } from './active-job.ts';
import type { Ledger } from './ledger.ts';
import type { RunListener } from './run-listener.ts';
import type { MeasuringJob, RunQueue } from './run-queue.ts';
import type { Standstill } from './standstill.ts';

/** Measures what is due, in a process of its own while all trainers stand still. */
export interface Measuring {
  /** It is measuring, or is getting ready for it. */
  isBusy(): boolean;
  /**
   * Measures one latency after another until none is due.
   *
   * @returns false where the trainers did not come to stand still: it is to be tried again later.
   */
  measureDue(): Promise<boolean>;
  /** Whatever is being measured of these runs is void. */
  abandon(runIds: ReadonlySet<string>): void;
  /** Ends the process at once. */
  end(): Promise<void>;
}

/** What measuring needs. */
export interface MeasuringParts {
  readonly queue: RunQueue;
  readonly ledger: Ledger;
  readonly standstill: Standstill;
  readonly listener: RunListener;
  readonly places: DataPlaces;
  /** Aborted once everything is to end. */
  readonly closing: AbortSignal;
  startMeasurer(): Trainer;
  /** Those that have a task. */
  trainersAtWork(): readonly Trainer[];
}

export function createMeasuring(parts: MeasuringParts): Measuring {
  const { queue, ledger, standstill, listener, places, closing } = parts;
  let measurer: Trainer | undefined;
  let current: ActiveJob | undefined;

  async function measureDue(): Promise<boolean> {
    measurer = parts.startMeasurer();
    try {
      // Loading TensorFlow takes a second or two, in which trainers may as well go on.
      await measurer.runtime.catch(() => undefined);
      const still = await standstill.begin(parts.trainersAtWork());
      if (still) await measureAll();
      return still;
    } finally {
      standstill.end();
      await measurer.end();
      measurer = undefined;
    }
  }

  async function measureAll(): Promise<void> {
    const deaths = new Map<string, number>();
    // It ends early where a result has to wait for room on the disk: trainers go on meanwhile.
    while (standstill.isAsked() && !closing.aborted) {
      const job = queue.nextToMeasure();
      if (!job) return;
      if (!measurer?.alive) measurer = parts.startMeasurer();
      await measure(job, measurer, deaths);
    }
  }

  async function measure(
    { runId, spec, work, weights }: MeasuringJob,
    trainer: Trainer,
    deaths: Map<string, number>,
  ): Promise<void> {
    const job: ActiveJob = { runId, trainer, abandoned: false };
    current = job;
    listener.begun(runId, work, 'latency');
    try {
      const task = { type: 'measure', spec, weights, places } as const;
      const { latencyMs, seconds } = await trainer.measure(task);
      await ledger.store(job, () => queue.measured(runId, latencyMs, seconds));
    } catch (error) {
      if (!ledger.isWanted(job)) return;
      const reason = reasonOf(error);
      const count = (deaths.get(runId) ?? 0) + 1;
      deaths.set(runId, count);
      if (error instanceof TaskFailed && error.kind === 'weights') {
        await ledger.store(job, () => queue.weightsLost(runId, weights.sha256, reason));
      } else if (!(error instanceof TrainerDied) || count >= MAX_ATTEMPTS) {
        await ledger.fail(job, say`Its latency could not be measured. ${reason}`);
      }
    } finally {
      current = undefined;
      if (!closing.aborted) {
        listener.ended(runId);
        listener.changed([runId]);
      }
    }
  }

  return {
    isBusy: () => measurer !== undefined,
    measureDue,
    abandon(runIds) {
      if (current && runIds.has(current.runId)) current.abandoned = true;
    },
    end: async () => measurer?.end(),
  };
}
