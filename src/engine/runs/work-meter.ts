import type { Stage } from '../../contract/words.ts';
import type { TrainingNow } from '../../contract/progress.ts';
import type { RunObserver } from '../outcome.ts';

/** Shortest time between two reports, and between figures of a training that differ. */
const REPORT_EVERY_MS = 200;
const FIGURES_EVERY_MS = 1000;

/** Keeps account of a run: how much of its work is done, and how long each stage took. */
export interface WorkMeter {
  /** Ends the stage before it, and reports. */
  enter(stage: Stage): void;
  /** Says what the whole run comes to, e.g. in forward passes of one example. */
  expect(totalWork: number): void;
  /** Adds done work, in the unit of the total, and how the training goes that it is part of. */
  advance(work: number, training?: TrainingNow): void;
  /** Waits, and leaves the time that it took out of the stage. */
  leaveOut(wait: Promise<void> | undefined): Promise<void>;
  /** To be called when the run is back where it was interrupted; until then see {@link createWorkMeter}. */
  caughtUp(): void;
  /** What it stands at. */
  account(): WorkAccount;
  /** Ends the last stage, and returns all of them in order. */
  finish(): WorkAccount['stages'];
}

/** What a meter stands at. */
export interface WorkAccount {
  /** In order, the one under way last. */
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[];
  readonly done: number;
  readonly total: number;
}

/**
 * A meter that reports to the observer, and stands at zero until it knows what to expect.
 *
 * @param from what it stood at when the run was interrupted. The run then enters stages again, though not
 * all of them: what it takes to load counts as loading, and all else until it has caught up as the stage
 * that was under way.
 */
export function createWorkMeter(
  observer: Pick<RunObserver, 'progress'>,
  from: WorkAccount | null = null,
): WorkMeter {
  let { done, total } = from ?? { done: 0, total: Infinity };
  const stages = (from?.stages ?? []).map((stage) => ({ ...stage }));
  let isCatchingUp = from !== null;
  /** The stage under way, among these; -1 before the first. */
  let at = -1;
  let countedMs = 0;
  let reportedMs = -Infinity;
  let told: TrainingNow | undefined;
  let toldMs = -Infinity;

  /** Adds what has passed to the stage under way. */
  function count(): void {
    const now = performance.now();
    const current = stages[at];
    if (current) current.seconds += (now - countedMs) / 1000;
    countedMs = now;
  }

  function report(): void {
    const current = stages[at];
    if (current === undefined) return;
    reportedMs = performance.now();
    observer.progress(current.stage, Math.min(1, done / total), told);
  }

  /** Figures are to be read: they change once a second, or with the epoch. */
  function tell(training: TrainingNow): void {
    const now = performance.now();
    if (told?.epoch === training.epoch && now - toldMs < FIGURES_EVERY_MS) return;
    told = training;
    toldMs = now;
  }

  return {
    enter(stage) {
      count();
      told = undefined;
      if (!isCatchingUp) at = stages.push({ stage, seconds: 0 }) - 1;
      else at = at < 0 ? 0 : stages.length - 1;
      report();
    },
    expect(totalWork) {
      total = totalWork;
    },
    advance(work, training) {
      done += work;
      if (training !== undefined) tell(training);
      if (performance.now() - reportedMs >= REPORT_EVERY_MS) report();
    },
    async leaveOut(wait) {
      if (wait === undefined) return;
      count();
      await wait;
      countedMs = performance.now();
    },
    caughtUp() {
      isCatchingUp = false;
    },
    account() {
      count();
      return { stages: stages.map((stage) => ({ ...stage })), done, total };
    },
    finish() {
      done = total;
      report();
      count();
      return stages;
    },
  };
}
