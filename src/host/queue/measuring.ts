import { setTimeout as pause } from 'node:timers/promises';
import type { MachineLoad } from '../../contract/latency.ts';
import type { Device, NamedDevice } from '../../contract/device.ts';
import { say } from '../../contract/sentence.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { InTrouble } from '../../contract/errors.ts';
import { othersShare, type BurstLoad } from '../environment/machine-load.ts';
import type { MeasuredReport } from '../trainer/messages.ts';
import { TaskFailed } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';
import type { ActiveJob } from './active-job.ts';
import type { Devices } from './devices.ts';
import type { Ledger } from './ledger.ts';
import { createMeasurer } from './measurer.ts';
import type { RunListener } from './run-listener.ts';
import type { MeasuringJob, RunQueue } from './run-queue.ts';
import type { Standstill } from './standstill.ts';

/** Measures what is due, in a process of its own while all trainers stand still. */
export interface Measuring {
  /** It is measuring, or is getting ready for it. */
  isBusy(): boolean;
  /**
   * Measures the latencies of a device until none is due.
   *
   * @returns false where the trainers did not come to stand still: it is to be tried again later.
   */
  measureDue(device: Device): Promise<boolean>;
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
  /** How often each latency is measured, and milliseconds from one time to the next, at least. */
  readonly rounds: { readonly count: number; readonly apartMs: number };
  /** Aborted once everything is to end. */
  readonly closing: AbortSignal;
  readonly devices: Pick<Devices, 'namedFor' | 'reasonOf'>;
  startMeasurer(device: Device): Trainer;
  /** Stores on what a trainer works, and returns the environment's id. */
  environmentOf(trainer: Trainer): Promise<string>;
  /** Those that have a task. */
  trainersAtWork(): readonly Trainer[];
}

export function createMeasuring(parts: MeasuringParts): Measuring {
  const { queue, ledger, standstill, listener, places, closing } = parts;
  const measurer = createMeasurer(parts.startMeasurer);
  let jobs: readonly ActiveJob[] = [];

  async function measureDue(device: Device): Promise<boolean> {
    const trainer = measurer.start(device);
    try {
      // Loading TensorFlow takes a second or two, in which trainers may as well go on.
      await trainer.runtime.catch(() => undefined);
      const among = parts.devices.namedFor(device);
      await identifyDue(among);
      await share(trainer, among);
      if (closing.aborted || queue.nextToMeasure(among).length === 0) return true;
      const still = await standstill.begin(parts.trainersAtWork());
      if (still) await measureAll(among);
      return still;
    } finally {
      standstill.end();
      await measurer.end();
    }
  }

  /** What a network computes says which latencies are due; trainers may go on meanwhile. */
  async function identifyDue(among: readonly NamedDevice[]): Promise<void> {
    for (;;) {
      const job = queue.nextToIdentify(among);
      if (!job || closing.aborted) return;
      const { runId, neededBy, spec, weights } = job;
      const active = begin(neededBy);
      try {
        const task = { type: 'identify', network: { spec, weights }, places } as const;
        const { graph } = await attempt(active, (process) => process.identify(task));
        await ledger.store(active, () => queue.identified(runId, graph));
      } catch (error) {
        await noteFailure(active, [neededBy], runId, error);
      }
    }
  }

  async function share(trainer: Trainer, among: readonly NamedDevice[]): Promise<void> {
    const environmentId = await parts.environmentOf(trainer).catch(() => undefined);
    if (environmentId === undefined || closing.aborted) return;
    const shared = queue.shareLatencies(environmentId, among);
    if (shared.length > 0) listener.changed(shared);
  }

  async function measureAll(among: readonly NamedDevice[]): Promise<void> {
    // It ends early where a result has to wait for room on the disk: trainers go on meanwhile.
    while (standstill.isAsked() && !closing.aborted) {
      const due = queue.nextToMeasure(among);
      if (due.length === 0) return;
      await measureTogether(due, among);
    }
  }

  /** All in turn, burst by burst: so the bursts of each lie apart in time. */
  async function measureTogether(
    due: readonly MeasuringJob[],
    among: readonly NamedDevice[],
  ): Promise<void> {
    const left = new Set(
      due.map((job): Measured => ({ job, active: begin(job.runId), bursts: [] })),
    );
    const { count, apartMs } = parts.rounds;
    jobs = [...left].map(({ active }) => active);
    try {
      for (let round = 0; round < count; round++) {
        const next = performance.now() + apartMs;
        for (const one of left) {
          if (!standstill.isAsked() || closing.aborted) return;
          if (!(await measureOnce(one, round))) left.delete(one);
          else if (round === count - 1) await storeLatency(one, among);
          else listener.ended(one.job.runId);
        }
        if (round < count - 1) await quiet(next - performance.now());
      }
    } finally {
      jobs = [];
    }
  }

  /** @returns false once nobody waits for it any more, or it could not be measured. */
  async function measureOnce({ job, active, bursts }: Measured, round: number): Promise<boolean> {
    const { spec, weights, dense } = job;
    const task = {
      type: 'measure',
      own: { spec, weights },
      dense: { spec: dense.spec, weights: dense.weights },
      round,
      places,
    } as const;
    listener.begun(job.runId, job.work, 'latency');
    listener.progress(job.runId, { stage: 'latency', fraction: round / parts.rounds.count });
    try {
      bursts.push(await attempt(active, (process) => process.measure(task)));
      if (ledger.isWanted(active)) return true;
    } catch (error) {
      const lost = error instanceof TaskFailed ? error.lost : undefined;
      const runId = lost === dense.weights.sha256 ? dense.runId : job.runId;
      await noteFailure(active, job.runIds, runId, error);
    }
    tell(job.runId, job.runIds);
    return false;
  }

  async function storeLatency(
    { job, active, bursts }: Measured,
    among: readonly NamedDevice[],
  ): Promise<void> {
    const measurement = {
      bursts: bursts.map(({ burst }) => burst),
      load: loadOver(bursts.map(({ load }) => load)),
    };
    const seconds = bursts.reduce((sum, burst) => sum + burst.seconds, 0);
    let changed: readonly string[] | undefined;
    try {
      const environmentId = await ledger.store(active, () => attempt(active, parts.environmentOf));
      if (environmentId === undefined) return;
      changed = await ledger.store(active, () =>
        queue.measured(job, { among, measurement, seconds, environmentId }),
      );
    } catch (error) {
      await noteFailure(active, job.runIds, job.runId, error);
    } finally {
      tell(job.runId, changed ?? [job.runId]);
    }
  }

  /** Of runs that wait for a network of which it is known what is wrong with it. */
  async function noteFailure(
    active: ActiveJob,
    waiting: readonly string[],
    ofRun: string,
    error: unknown,
  ): Promise<void> {
    if (!ledger.isWanted(active)) return;
    // It is due as before, once its files can be read.
    if (error instanceof TaskFailed && error.trouble) throw new InTrouble(error.trouble);
    const reason = await parts.devices.reasonOf(error);
    if (error instanceof TaskFailed && error.kind === 'weights') {
      const sha256 = error.lost ?? null;
      await ledger.store(active, () => queue.networkLost(waiting, ofRun, sha256, reason));
      return;
    }
    for (const runId of waiting) {
      const one = { ...active, runId };
      await ledger.fail(one, say`Its latency could not be measured. ${reason}`);
    }
  }

  function attempt<T>(active: ActiveJob, act: (trainer: Trainer) => Promise<T>): Promise<T> {
    return measurer.attempt(() => ledger.isWanted(active), act);
  }

  function begin(runId: string): ActiveJob {
    return { runId, trainer: measurer.get(), abandoned: false };
  }

  function tell(runId: string, changed: readonly string[]): void {
    if (closing.aborted) return;
    listener.ended(runId);
    listener.changed(changed);
  }

  async function quiet(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await pause(milliseconds, undefined, { signal: closing }).catch(() => undefined);
  }

  return {
    isBusy: measurer.isUp,
    measureDue,
    abandon(runIds) {
      for (const job of jobs) if (runIds.has(job.runId)) job.abandoned = true;
    },
    end: measurer.end,
  };
}

/** A latency while it is measured. */
interface Measured {
  readonly job: MeasuringJob;
  readonly active: ActiveJob;
  readonly bursts: MeasuredReport[];
}

function loadOver(loads: readonly BurstLoad[]): MachineLoad {
  return { others: othersShare(loads), average: loads.at(-1)?.average ?? null };
}
