import type { MetricPoint } from '../../contract/run.ts';
import type { Stage } from '../../contract/words.ts';
import { logDefect } from '../defect-log.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';
import type { TrainerPool } from '../trainer/trainer-pool.ts';
import type { MeasuringJob, RunQueue, TrainingJob } from './run-queue.ts';

/** Told of everything that happens to runs. */
export interface SchedulerListener {
  begun(runId: string, work: number, stage: Stage): void;
  progress(runId: string, stage: Stage, fraction: number): void;
  point(runId: string, point: MetricPoint): void;
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
  readonly workers: number;
  readonly listener: SchedulerListener;
  /** Stores on what a trainer works, and returns the environment's id. */
  environmentOf(trainer: Trainer): Promise<string>;
}

/** Hands runs to trainers, and latencies to a measurer while no trainer works. */
export interface Scheduler {
  /** To be called whenever there may be something new to do. */
  wake(): void;
  /** Gives up what trainers are doing for these runs; their stored state is the caller's. */
  abandon(runIds: readonly string[]): void;
  /** Ends everything at once. */
  close(): Promise<void>;
}

/** A run whose trainer dies is tried so many times in all. */
export const MAX_ATTEMPTS = 3;

interface ActiveJob {
  readonly job: TrainingJob;
  readonly trainer: Trainer;
  abandoned: boolean;
}

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { queue, pool, listener, workers } = parts;
  const active = new Set<ActiveJob>();
  let measurer: Trainer | undefined;
  let closed = false;

  function wake(): void {
    if (closed || measurer) return;
    if (queue.nextToMeasure()) {
      // Trainers that are at work finish first; no new run is begun before the latency is known.
      if (active.size === 0) begin(measureAll());
      return;
    }
    while (active.size < workers) {
      const job = queue.nextToTrain();
      if (!job) return;
      begin(train(job));
    }
  }

  /** What goes wrong here is a defect or a full disk: the run stays `running` until the next start. */
  function begin(work: Promise<void>): void {
    work.then(wake).catch((error: unknown) => {
      if (!closed) logDefect('The queue could not go on', error);
    });
  }

  async function train(job: TrainingJob): Promise<void> {
    const { runId, spec, baseline } = job;
    const trainer = pool.take();
    const current: ActiveJob = { job, trainer, abandoned: false };
    active.add(current);
    try {
      queue.started(runId);
      listener.begun(runId, job.work, 'load');
      listener.changed([runId]);
      const task = { type: 'train', spec, baseline, weightsDir: parts.weightsDir } as const;
      const report = await trainer.train(task, (message) => {
        if (current.abandoned) return;
        if (message.type === 'point') listener.point(runId, message.point);
        else listener.progress(runId, message.stage, message.fraction);
      });
      const environmentId = await parts.environmentOf(trainer);
      if (isWanted(current)) queue.trained(runId, report, environmentId);
    } catch (error) {
      if (isWanted(current)) noteFailure(job, error);
    } finally {
      active.delete(current);
      if (isWanted(current)) {
        listener.ended(runId);
        listener.changed([runId]);
      }
      pool.giveBack(trainer);
    }
  }

  /** After closing or cancelling, whatever a trainer still says about its run is void. */
  function isWanted(current: ActiveJob): boolean {
    return !closed && !current.abandoned;
  }

  function noteFailure({ runId, attempts, baseline }: TrainingJob, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const last = attempts + 1 >= MAX_ATTEMPTS;
    if (error instanceof TrainerDied && !last) {
      queue.retry(runId, reason);
    } else if (error instanceof TaskFailed && error.kind === 'weights' && baseline && !last) {
      queue.weightsLost(baseline.runId, baseline.sha256, reason);
      queue.retry(runId, reason);
    } else {
      const tried = error instanceof TrainerDied ? `Tried ${attempts + 1} times. ` : '';
      listener.changed(queue.failed(runId, tried + reason));
    }
  }

  async function measureAll(): Promise<void> {
    const deaths = new Map<string, number>();
    try {
      for (;;) {
        const job = closed ? undefined : queue.nextToMeasure();
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
    listener.begun(runId, work, 'latency');
    try {
      const { latencyMs, seconds } = await trainer.measure({ type: 'measure', spec, weights });
      if (!closed) queue.measured(runId, latencyMs, seconds);
    } catch (error) {
      if (closed) return;
      const reason = error instanceof Error ? error.message : String(error);
      const count = (deaths.get(runId) ?? 0) + 1;
      deaths.set(runId, count);
      if (error instanceof TaskFailed && error.kind === 'weights') {
        queue.weightsLost(runId, weights.sha256, reason);
      } else if (!(error instanceof TrainerDied) || count >= MAX_ATTEMPTS) {
        queue.failed(runId, `Its latency could not be measured. ${reason}`);
      }
    } finally {
      if (!closed) {
        listener.ended(runId);
        listener.changed([runId]);
      }
    }
  }

  return {
    wake,
    abandon(runIds) {
      const unwanted = new Set(runIds);
      for (const current of active) {
        if (!unwanted.has(current.job.runId) || current.abandoned) continue;
        current.abandoned = true;
        current.trainer.abort();
        listener.ended(current.job.runId);
      }
    },
    async close() {
      closed = true;
      await Promise.all([pool.close(), measurer?.end()]);
    },
  };
}
