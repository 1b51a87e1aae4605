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
  /** Ends the last stage, and returns all of them in order. */
  finish(): { stage: Stage; seconds: number }[];
}

/** A meter that reports to the observer, and stands at zero until it knows what to expect. */
export function createWorkMeter(observer: Pick<RunObserver, 'progress'>): WorkMeter {
  let total = Infinity;
  const stages: { stage: Stage; seconds: number }[] = [];
  let current: { stage: Stage; startedMs: number } | null = null;
  let done = 0;
  let reportedMs = -Infinity;
  let told: TrainingNow | undefined;
  let toldMs = -Infinity;

  function endStage(): void {
    if (current === null) return;
    const seconds = (performance.now() - current.startedMs) / 1000;
    stages.push({ stage: current.stage, seconds });
    current = null;
  }

  function report(stage: Stage): void {
    reportedMs = performance.now();
    observer.progress(stage, Math.min(1, done / total), told);
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
      endStage();
      told = undefined;
      current = { stage, startedMs: performance.now() };
      report(stage);
    },
    expect(totalWork) {
      total = totalWork;
    },
    advance(work, training) {
      done += work;
      if (training !== undefined) tell(training);
      if (current !== null && performance.now() - reportedMs >= REPORT_EVERY_MS) {
        report(current.stage);
      }
    },
    async leaveOut(wait) {
      if (wait === undefined) return;
      const from = performance.now();
      await wait;
      if (current !== null) current.startedMs += performance.now() - from;
    },
    finish() {
      if (current !== null) {
        done = total;
        report(current.stage);
        endStage();
      }
      return stages;
    },
  };
}
