import type { MetricPoint } from '../../contract/run.ts';
import type { Execution } from '../../contract/words.ts';
import type { RunObserver } from '../outcome.ts';
import type { StepRunner } from '../training/step-runner.ts';
import type { Standing } from '../training/train.ts';
import { writeCheckpointFile } from './checkpoint-file.ts';
import { newCourse, type Course } from './course.ts';
import type { RunPosition, TrainingPosition } from './run-position.ts';
import type { WorkMeter } from './work-meter.ts';

/** Keeps account of where a run stands, has it kept, and knows where an interrupted one goes on. */
export interface Journal {
  /** Of the run itself; a strategy that is followed has a course of its own in it. */
  readonly course: Course;
  /** Tells a point of the learning curve, and writes it down. */
  point(point: MetricPoint): void;
  /**
   * Has the runner stand where the training was interrupted, and says where that is; undefined where none
   * was. The first training that the run comes to is that one, since none that is done is begun again. Tells
   * again the points that were told.
   */
  goOn(runner: Pick<StepRunner, 'restore'>): Standing | undefined;
  /**
   * Has a checkpoint kept where one is due. To be called when the course says all that is done.
   *
   * @param training where the training stands that is under way or has just ended; asked only then.
   */
  offer(at: 'midway' | 'stage-end', training?: () => TrainingPosition): Promise<void>;
  /** Whether the run is past all that was in its checkpoint, or has none. */
  readonly isPast: boolean;
}

export interface JournalOptions {
  /** The run's id. */
  readonly run: string;
  readonly execution: Execution;
  readonly observer: Pick<RunObserver, 'point' | 'checkpoints'>;
  readonly meter: Pick<WorkMeter, 'account' | 'leaveOut' | 'caughtUp'>;
  /** Where the run goes on, from then on the journal's; null where it begins. */
  readonly from: RunPosition | null;
}

export function createJournal({ run, execution, observer, meter, from }: JournalOptions): Journal {
  const course = from?.course ?? newCourse();
  const points = [...(from?.points ?? [])];
  let isPast = from === null;
  return {
    course,
    point(point) {
      points.push(point);
      observer.point(point);
    },
    goOn(runner) {
      if (!from?.training) return undefined;
      const { checkpoint, milliseconds } = from.training;
      // A copy of all weights is not held for as long as the run lasts.
      from.training = null;
      runner.restore(checkpoint);
      meter.caughtUp();
      for (const point of points) observer.point(point);
      return { step: checkpoint.step, epoch: checkpoint.epoch, milliseconds };
    },
    async offer(at, training) {
      // Until it is back where it was, it stands at nothing worth keeping.
      if (from?.training) return;
      meter.caughtUp();
      isPast = true;
      const { checkpoints } = observer;
      if (!checkpoints?.isDue(at)) return;
      const where = training?.() ?? null;
      const position = { execution, work: meter.account(), points, course, training: where };
      await meter.leaveOut(checkpoints.keep(writeCheckpointFile(position, run)));
    },
    get isPast() {
      return isPast;
    },
  };
}
