import type { MetricPoint } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { ProgressListener, Trainer } from '../trainer/trainer.ts';
import { MAX_ATTEMPTS } from './active-job.ts';
import type { ActiveJob } from './active-job.ts';
import type { Devices } from './devices.ts';
import type { Ledger } from './ledger.ts';
import type { RunListener } from './run-listener.ts';
import type { RunQueue, TrainingJob } from './run-queue.ts';
import { createWriteBuffer } from './write-buffer.ts';

/** What training a run needs. */
export interface TrainingParts {
  readonly queue: RunQueue;
  readonly ledger: Ledger;
  readonly listener: RunListener;
  readonly weightsDir: string;
  /** Where the checkpoints of a run are, and milliseconds from one to the next. */
  checkpointsOf(runId: string): { readonly dir: string; readonly everyMs: number };
  readonly places: DataPlaces;
  /** Stores on what a trainer works, and returns the environment's id. */
  environmentOf(trainer: Trainer): Promise<string>;
  readonly devices: Pick<Devices, 'reasonOf'>;
  /** The run did not find enough memory. */
  lackedMemory(runId: string): void;
}

/**
 * Has a trainer train a run, and stores what came of it: its figures, that it is to be tried again,
 * or that it failed.
 *
 * @throws what storing throws, where waiting would change nothing.
 */
export async function trainRun(
  job: TrainingJob,
  active: ActiveJob,
  parts: TrainingParts,
): Promise<void> {
  try {
    await train(job, active, parts);
  } catch (error) {
    if (parts.ledger.isWanted(active)) await noteFailure(job, active, error, parts);
  }
}

async function train(
  { runId, spec, work, baseline }: TrainingJob,
  active: ActiveJob,
  parts: TrainingParts,
): Promise<void> {
  const { queue, ledger, listener, weightsDir, places, environmentOf } = parts;
  const { trainer } = active;
  const told = createWriteBuffer();
  let curve: MetricPoint[] = [];
  listener.begun(runId, work, 'load');
  const isBegun = await ledger.store(active, () => queue.started(runId));
  if (!isBegun || !ledger.isWanted(active)) return;
  listener.changed([runId]);
  const checkpoints = parts.checkpointsOf(runId);
  const task = { type: 'train', runId, spec, baseline, weightsDir, checkpoints, places } as const;
  function hear(message: Parameters<ProgressListener>[0]): void {
    if (active.abandoned) return;
    switch (message.type) {
      case 'points':
        curve.push(...message.points);
        told.add(() => listener.points(runId, message.points));
        return;
      case 'note':
        told.add(() => {
          queue.noted(runId, message.sentence);
          listener.changed([runId]);
        });
        return;
      case 'goes-on':
        told.add(() => {
          queue.wentOn(runId, message.from);
          listener.changed([runId]);
        });
        return;
      case 'kept':
        active.gotFurther = true;
        queue.kept(runId, message.at);
        return;
      case 'checkpoint-trouble':
        told.add(() => {
          queue.checkpointTrouble(runId, message.sentence);
          listener.changed([runId]);
        });
        return;
      case 'begins-again':
        curve = [];
        told.add(() => queue.beganAgain(runId));
        return;
      case 'waiting':
        ledger.beginWaiting(active, message.trouble);
        return;
      case 'waits-no-longer':
        ledger.endWaiting(active);
        return;
      case 'progress':
        listener.progress(runId, message);
        return;
      case 'hangs':
        listener.hangs(runId, message.hang);
        return;
    }
  }
  const report = await trainer.train(task, hear);
  ledger.endWaiting(active);
  const environmentId = await ledger.store(active, () => environmentOf(trainer));
  if (environmentId === undefined) return;
  // At one go: a run that is given up meanwhile must not come back as trained.
  const store = () =>
    ledger.store(active, () => {
      told.flush();
      return queue.trained(runId, { report, environmentId, curve });
    });
  // Another folder may have been in the place of this one when the trainer wrote into it.
  while ((await store()) === false) {
    await trainer.storeAgain(weightsDir, hear);
    ledger.endWaiting(active);
  }
}

async function noteFailure(
  { runId, attempts, baseline }: TrainingJob,
  active: ActiveJob,
  error: unknown,
  { queue, ledger, devices, lackedMemory }: TrainingParts,
): Promise<void> {
  const reason = await devices.reasonOf(error);
  if (error instanceof TrainerDied && error.lackedMemory) lackedMemory(runId);
  const gotFurther = active.gotFurther === true || queue.keptMore(runId);
  const last = attempts + 1 >= MAX_ATTEMPTS && !gotFurther;
  if (error instanceof TrainerDied && !last) {
    await ledger.store(active, () => queue.retry(runId, reason, gotFurther));
  } else if (error instanceof TaskFailed && error.kind === 'weights' && baseline && !last) {
    await ledger.store(active, () => {
      queue.weightsLost(baseline.runId, baseline.sha256, reason);
      queue.retry(runId, reason, gotFurther);
    });
  } else if (error instanceof TrainerDied) {
    await ledger.fail(active, say`Tried ${attempts + 1} times. ${reason}`);
  } else {
    await ledger.fail(
      active,
      error instanceof TaskFailed ? reason : say`What it found out could not be stored: ${reason}`,
    );
  }
}
