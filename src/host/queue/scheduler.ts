import type { MetricPoint } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { Stage } from '../../contract/words.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { logDefect } from '../defect-log.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';
import type { TrainerPool } from '../trainer/trainer-pool.ts';
import { createPointBuffer } from './point-buffer.ts';
import type { MeasuringJob, RunQueue, TrainingJob } from './run-queue.ts';
import { storePatiently } from '../data-folder/store-patiently.ts';

/** Told of everything that happens to runs. */
export interface SchedulerListener {
  begun(runId: string, work: number, stage: Stage): void;
  progress(runId: string, stage: Stage, fraction: number): void;
  /** Stores the point; while that fails it comes again. */
  point(runId: string, point: MetricPoint): void;
  /** What the run found out waits for room on the disk, or no longer does. */
  waits(runId: string, forRoom: boolean): void;
  /** Nobody works on the run any more. */
  ended(runId: string): void;
  /** The stored state of runs has changed. */
  changed(runIds: readonly string[]): void;
}

export interface SchedulerParts {
  readonly queue: RunQueue;
  readonly pool: TrainerPool;
  /** A process of its own, in which latency is measured. */
  startMeasurer(): Trainer;
  readonly weightsDir: string;
  /** Where the data sets lie. */
  readonly places: DataPlaces;
  /** Runs at a time, as it is now. */
  workers(): number;
  readonly listener: SchedulerListener;
  /** Stores on what a trainer works, and returns the environment's id. */
  environmentOf(trainer: Trainer): Promise<string>;
  /** Milliseconds after which a database that could not be written is tried again; default 5000. */
  readonly retryMs?: number | undefined;
}

/** Hands runs to trainers, and latencies to a measurer while no trainer works. */
export interface Scheduler {
  /** To be called whenever there may be something new to do. */
  wake(): void;
  /** Gives up what is being done for these runs; their stored state is the caller's. */
  abandon(runIds: readonly string[]): void;
  /** Ends everything at once. */
  close(): Promise<void>;
}

/** A run whose trainer dies is tried so many times in all. */
export const MAX_ATTEMPTS = 3;

interface ActiveJob {
  readonly runId: string;
  readonly trainer: Trainer;
  abandoned: boolean;
}

function reasonOf(error: unknown): Reason {
  if (error instanceof TrainerDied || error instanceof TaskFailed) return error.reason;
  return error instanceof Error ? error.message : String(error);
}

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { queue, pool, listener, retryMs = 5000 } = parts;
  const active = new Set<ActiveJob>();
  let measurer: Trainer | undefined;
  let measuring: ActiveJob | undefined;
  const closing = new AbortController();
  /** Jobs that wait until the database or their weights can be written: nothing is begun meanwhile. */
  const waiting = new Set<ActiveJob>();
  /** Runs that have failed, with the reason, where not even that could be stored. */
  const stranded = new Map<string, Reason>();
  let retry: NodeJS.Timeout | undefined;

  function wake(): void {
    if (closing.signal.aborted || measurer || waiting.size > 0) return;
    try {
      for (const [runId, reason] of stranded) {
        listener.changed(queue.failed(runId, reason));
        stranded.delete(runId);
      }
      handOut();
    } catch (error) {
      wakeLater(error);
    }
  }

  function handOut(): void {
    if (queue.nextToMeasure()) {
      // Trainers that are at work finish first; no new run is begun before the latency is known.
      if (active.size === 0) begin(measureAll());
      return;
    }
    while (waiting.size === 0 && active.size < parts.workers()) {
      const job = queue.nextToTrain();
      if (!job) return;
      begin(train(job));
    }
  }

  function begin(work: Promise<void>): void {
    work.then(wake, wakeLater);
  }

  /** The database cannot be used, whatever for. It would not do to stand still until the next start. */
  function wakeLater(error: unknown): void {
    if (closing.signal.aborted || retry) return;
    logDefect('The queue waits, since the database cannot be used', error);
    retry = setTimeout(() => {
      retry = undefined;
      wake();
    }, retryMs);
  }

  /** After closing or cancelling, whatever a trainer still says about its run is void. */
  function isWanted(job: ActiveJob): boolean {
    return !closing.signal.aborted && !job.abandoned;
  }

  /** Stores something of a job, when there is room for it; not at all once the job is unwanted. */
  async function store<T>(job: ActiveJob, write: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await storePatiently(write, {
        retryMs,
        wanted: () => isWanted(job),
        signal: closing.signal,
        onTrouble(error) {
          beginWaiting(job);
          logDefect(`Run ${job.runId} waits until the database can be written`, error);
        },
      });
    } finally {
      endWaiting(job);
    }
  }

  function beginWaiting(job: ActiveJob): void {
    waiting.add(job);
    listener.waits(job.runId, true);
  }

  function endWaiting(job: ActiveJob): void {
    if (waiting.delete(job)) listener.waits(job.runId, false);
  }

  async function train(job: TrainingJob): Promise<void> {
    const { runId, spec, baseline } = job;
    const trainer = pool.take();
    const current: ActiveJob = { runId, trainer, abandoned: false };
    active.add(current);
    const points = createPointBuffer((point) => listener.point(runId, point));
    try {
      listener.begun(runId, job.work, 'load');
      await store(current, () => queue.started(runId));
      if (!isWanted(current)) return;
      listener.changed([runId]);
      const { weightsDir, places } = parts;
      const task = { type: 'train', spec, baseline, weightsDir, places } as const;
      const report = await trainer.train(task, (message) => {
        if (current.abandoned) return;
        if (message.type === 'point') points.add(message.point);
        else if (message.type === 'waiting') beginWaiting(current);
        else listener.progress(runId, message.stage, message.fraction);
      });
      endWaiting(current);
      const environmentId = await store(current, () => parts.environmentOf(trainer));
      if (environmentId === undefined) return;
      // At one go: a run that is given up meanwhile must not come back as trained.
      await store(current, () => {
        points.flush();
        queue.trained(runId, report, environmentId);
      });
    } catch (error) {
      if (isWanted(current)) await noteFailure(current, job, error);
    } finally {
      active.delete(current);
      endWaiting(current);
      if (isWanted(current)) {
        listener.ended(runId);
        listener.changed([runId]);
      }
      pool.giveBack(trainer);
    }
  }

  async function noteFailure(
    current: ActiveJob,
    { runId, attempts, baseline }: TrainingJob,
    error: unknown,
  ): Promise<void> {
    const reason = reasonOf(error);
    const last = attempts + 1 >= MAX_ATTEMPTS;
    if (error instanceof TrainerDied && !last) {
      await store(current, () => queue.retry(runId, reason));
    } else if (error instanceof TaskFailed && error.kind === 'weights' && baseline && !last) {
      await store(current, () => {
        queue.weightsLost(baseline.runId, baseline.sha256, reason);
        queue.retry(runId, reason);
      });
    } else if (error instanceof TrainerDied) {
      await fail(current, say`Tried ${attempts + 1} times. ${reason}`);
    } else {
      await fail(
        current,
        error instanceof TaskFailed
          ? reason
          : say`What it found out could not be stored: ${reason}`,
      );
    }
  }

  async function fail(job: ActiveJob, reason: Reason): Promise<void> {
    try {
      const failed = await store(job, () => queue.failed(job.runId, reason));
      if (failed) listener.changed(failed);
    } catch (error) {
      stranded.set(job.runId, reason);
      throw error;
    }
  }

  async function measureAll(): Promise<void> {
    const deaths = new Map<string, number>();
    try {
      for (;;) {
        const job = closing.signal.aborted ? undefined : queue.nextToMeasure();
        if (!job) return;
        if (!measurer?.alive) measurer = parts.startMeasurer();
        await measure(job, measurer, deaths);
      }
    } finally {
      const ended = measurer?.end();
      await ended;
      measurer = undefined;
    }
  }

  async function measure(
    { runId, spec, work, weights }: MeasuringJob,
    trainer: Trainer,
    deaths: Map<string, number>,
  ): Promise<void> {
    const current: ActiveJob = { runId, trainer, abandoned: false };
    measuring = current;
    listener.begun(runId, work, 'latency');
    try {
      const { latencyMs, seconds } = await trainer.measure({
        type: 'measure',
        spec,
        weights,
        places: parts.places,
      });
      await store(current, () => queue.measured(runId, latencyMs, seconds));
    } catch (error) {
      if (!isWanted(current)) return;
      const reason = reasonOf(error);
      const count = (deaths.get(runId) ?? 0) + 1;
      deaths.set(runId, count);
      if (error instanceof TaskFailed && error.kind === 'weights') {
        await store(current, () => queue.weightsLost(runId, weights.sha256, reason));
      } else if (!(error instanceof TrainerDied) || count >= MAX_ATTEMPTS) {
        await fail(current, say`Its latency could not be measured. ${reason}`);
      }
    } finally {
      measuring = undefined;
      if (!closing.signal.aborted) {
        listener.ended(runId);
        listener.changed([runId]);
      }
    }
  }

  return {
    wake,
    abandon(runIds) {
      const unwanted = new Set(runIds);
      for (const runId of unwanted) stranded.delete(runId);
      for (const current of active) {
        if (!unwanted.has(current.runId) || current.abandoned) continue;
        current.abandoned = true;
        current.trainer.abort();
        listener.ended(current.runId);
      }
      if (measuring && unwanted.has(measuring.runId)) measuring.abandoned = true;
    },
    async close() {
      clearTimeout(retry);
      closing.abort();
      await Promise.all([pool.close(), measurer?.end()]);
    },
  };
}
