import { setTimeout as pause } from 'node:timers/promises';
import type { Device, NamedDevice } from '../../contract/device.ts';
import { InTrouble } from '../../contract/errors.ts';
import type { Trouble } from '../../contract/waiting.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { databaseTrouble } from '../data-folder/trouble.ts';
import { logDefect } from '../defect-log.ts';
import type { Trainer } from '../trainer/trainer.ts';
import type { TrainerPool } from '../trainer/trainer-pool.ts';
import type { ActiveJob } from './active-job.ts';
import type { Company } from './company.ts';
import type { Devices } from './devices.ts';
import { LATENCY_ROUNDS } from './latency-rounds.ts';
import { createLedger } from './ledger.ts';
import { createMeasuring, type MeasuringParts } from './measuring.ts';
import type { RunListener } from './run-listener.ts';
import type { RunQueue, TrainingJob } from './run-queue.ts';
import { createStandstill } from './standstill.ts';
import { trainRun, type TrainingParts } from './training.ts';

export interface SchedulerParts {
  readonly queue: RunQueue;
  readonly pool: TrainerPool;
  /** A process of its own, in which latency is measured. */
  startMeasurer(device: Device): Trainer;
  /** What computes runs. */
  readonly devices: Devices;
  readonly dataDir: string;
  readonly weightsDir: string;
  /** Where the checkpoints of a run are, and milliseconds from one to the next. */
  checkpointsOf: TrainingParts['checkpointsOf'];
  /** Where the data sets lie. */
  readonly places: DataPlaces;
  /** Runs at a time, as it is now. */
  workers(): number;
  /** Which of them may be trained side by side. */
  readonly company: Company;
  readonly listener: RunListener;
  /** Whether the data folder is there and as it was: without it nothing is begun. */
  isFolderThere(): boolean;
  /** Stores on what a trainer works, and returns the environment's id. */
  environmentOf(trainer: Trainer): Promise<string>;
  /** Milliseconds after which a database that could not be written is tried again; default 5000. */
  readonly retryMs?: number | undefined;
  /** Milliseconds in which trainers are to come to stand still; default 10,000. */
  readonly standstillMs?: number | undefined;
  /** Milliseconds for saving; default 5000. */
  readonly saveWithinMs?: number | undefined;
  /** Milliseconds after which that is tried again where they did not; default 60,000. */
  readonly standstillAgainMs?: number | undefined;
  /** Default: `LATENCY_ROUNDS`. */
  readonly rounds?: MeasuringParts['rounds'] | undefined;
}

/** Hands runs to trainers, and latencies to a measurer while no trainer works. */
export interface Scheduler {
  /** To be called whenever there may be something new to do. */
  wake(): void;
  /** Gives up what is being done for these runs; their stored state is the caller's. */
  abandon(runIds: readonly string[]): void;
  /**
   * Has all runs under way keep a checkpoint. Resolves when they have, and after a few seconds in any
   * case: see SAVE_WITHIN_MS.
   */
  save(): Promise<void>;
  /** Saves, and ends everything. What trainers find out from now on is void. */
  close(): Promise<void>;
}

/**
 * Milliseconds in which runs are to keep a checkpoint where everything is to end. Between two chances to
 * lie tenths of a second, and even a network of 100 MB is written in one or two; but nobody waits for
 * long who presses Ctrl-C, and systems give a program five seconds and more when they shut down or sleep.
 * Who does not make it loses what was done since the checkpoint before, half a minute at most.
 */
const SAVE_WITHIN_MS = 5000;

/**
 * Runs are handed out as long as there are some, to as many trainers as are allowed. A GPU computes one at a time:
 * meanwhile the queue goes on with runs of the processor.
 *
 * Latencies are due once nothing of their experiment is left to train, whatever else there is to do:
 * their experiment is waited for. They are measured while no trainer works, which does not mean that
 * trainers end their runs first, for these may take hours: as soon as the measurer is ready, the
 * trainers stand still where they are, which takes tenths of a second, and go on once everything that
 * is due is measured. So nothing due waits for long, and no core waits for anything but latencies.
 *
 * A trainer that cannot stand still in time (it may be loading gigabytes) is not waited for: all go
 * on, and it is tried again a while later, or when there is no other work. While the disk is full, or
 * the data folder away, nothing is begun; what is under way goes on, and is not held up by a latency
 * that waits for it.
 */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { queue, pool, listener, devices } = parts;
  const { retryMs = 5000, standstillMs = 10_000, standstillAgainMs = 60_000 } = parts;
  const { rounds = LATENCY_ROUNDS, saveWithinMs = SAVE_WITHIN_MS } = parts;
  const closing = new AbortController();
  /** What is trained, by the job of the queue. */
  const training = new Map<ActiveJob, TrainingJob>();
  const standstill = createStandstill(standstillMs);
  const ledger = createLedger({
    queue,
    dataDir: parts.dataDir,
    retryMs,
    closing: closing.signal,
    waits(runId, trouble) {
      if (trouble) standstill.end();
      listener.waits(runId, trouble);
    },
    changed: listener.changed,
  });
  const measuring = createMeasuring({
    ...parts,
    rounds,
    ledger,
    standstill,
    closing: closing.signal,
    trainersAtWork: () => [...training.keys()].map(({ trainer }) => trainer),
  });
  let retry: NodeJS.Timeout | undefined;
  /** Set while trainers that did not stand still are left alone. */
  let measureAgain: NodeJS.Timeout | undefined;
  /** What was told of what keeps the queue from being used. */
  let heldUp = false;
  let handingOut = false;
  let wokenMeanwhile = false;

  function wake(): void {
    wokenMeanwhile = true;
    // What is told of a run that is being handed out may wake again.
    if (handingOut) return;
    handingOut = true;
    try {
      while (wokenMeanwhile) {
        wokenMeanwhile = false;
        handOut();
      }
      if (heldUp && !retry) tellHeldUp(null);
    } catch (error) {
      wakeLater(error);
    } finally {
      handingOut = false;
    }
  }

  function handOut(): void {
    if (closing.signal.aborted || ledger.anyWaits() || !parts.isFolderThere()) return;
    ledger.failStranded();
    const mayMeasure = !measuring.isBusy() && (!measureAgain || training.size === 0);
    const due = mayMeasure ? queue.latencyDue() : undefined;
    if (due !== undefined) begin(measure(deviceOf(due)));
    while (!standstill.isAsked() && !ledger.anyWaits() && training.size < parts.workers()) {
      const gpuIsTaken = [...training.values()].some(({ spec }) => devices.of(spec) === 'gpu');
      const job = queue.nextToTrain(gpuIsTaken ? devices.namedFor('cpu') : undefined);
      // The queue's order holds: what comes next is waited for, and nothing goes before it.
      if (!job || !parts.company.admits(job, [...training.values()])) return;
      begin(train(job));
    }
  }

  function begin(work: Promise<void>): void {
    work.then(wake, wakeLater);
  }

  /** The database cannot be used, whatever for. It would not do to stand still until the next start. */
  function wakeLater(error: unknown): void {
    if (closing.signal.aborted || retry) return;
    const trouble = databaseTrouble(error, parts.dataDir);
    // What the folder's watch found is no defect, and is told as what it is.
    if (!heldUp && !(error instanceof InTrouble)) {
      logDefect('The queue waits, since the database cannot be used', error);
    }
    if (trouble) tellHeldUp(trouble);
    retry = setTimeout(() => {
      retry = undefined;
      wake();
    }, retryMs);
  }

  function tellHeldUp(trouble: Trouble | null): void {
    heldUp = trouble !== null;
    listener.heldUp(trouble);
  }

  function deviceOf(named: NamedDevice): Device {
    return devices.of(named === null ? {} : { device: named });
  }

  async function measure(device: Device): Promise<void> {
    const stoodStill = await measuring.measureDue(device);
    if (stoodStill || closing.signal.aborted) return;
    clearTimeout(measureAgain);
    measureAgain = setTimeout(() => {
      measureAgain = undefined;
      wake();
    }, standstillAgainMs);
  }

  async function train(job: TrainingJob): Promise<void> {
    const trainer = pool.take(devices.of(job.spec));
    const active: ActiveJob = { runId: job.runId, trainer, abandoned: false };
    training.set(active, job);
    try {
      await trainRun(job, active, {
        ...parts,
        ledger,
        lackedMemory: (runId) => parts.company.lacked(runId, training.size),
      });
    } finally {
      training.delete(active);
      ledger.endWaiting(active);
      if (ledger.isWanted(active)) {
        listener.ended(job.runId);
        listener.changed([job.runId]);
      }
      pool.giveBack(active.trainer);
    }
  }

  /** @param then what is done with each trainer that has saved */
  async function save(then = (_trainer: Trainer) => Promise.resolve()): Promise<void> {
    const limit = new AbortController();
    try {
      await Promise.race([
        Promise.all(
          [...training.keys()].map(async ({ trainer }) => {
            await trainer.save();
            await then(trainer);
          }),
        ),
        pause(saveWithinMs, undefined, { signal: limit.signal }),
      ]);
    } finally {
      limit.abort();
    }
  }

  return {
    wake,
    abandon(runIds) {
      const unwanted = new Set(runIds);
      ledger.forget(unwanted);
      for (const active of training.keys()) {
        if (!unwanted.has(active.runId) || active.abandoned) continue;
        active.abandoned = true;
        active.trainer.abort();
        listener.ended(active.runId);
      }
      measuring.abandon(unwanted);
    },
    save: () => save(),
    async close() {
      clearTimeout(retry);
      clearTimeout(measureAgain);
      closing.abort();
      // What stands still for a latency cannot save before it goes on.
      await measuring.end();
      standstill.end();
      // Whoever has saved leaves the processor to those that have not.
      await save((trainer) => trainer.end());
      await pool.close();
    },
  };
}
