import type { Stage } from '../../contract/words.ts';
import type { ActiveWork } from './experiment-progress.ts';

/** What the trainers are doing right now. It lives in memory only: a restart begins anew. */
export interface Activity {
  begin(runId: string, work: number, stage: Stage): void;
  progress(runId: string, stage: Stage, fraction: number): void;
  /** The run waits for room on the disk, which does not count as time that its work took. */
  waits(runId: string, forRoom: boolean): void;
  end(runId: string): void;
  all(): ActiveWork[];
  /** Whether some run waits for room. */
  anyWaits(): boolean;
}

interface Entry {
  readonly work: number;
  stage: Stage;
  fraction: number;
  /** On the clock that is given, milliseconds; later by as much as it waited. */
  startedAt: number;
  waitsSince: number | undefined;
}

/** @param now milliseconds of a clock */
export function createActivity(now: () => number): Activity {
  const active = new Map<string, Entry>();
  return {
    begin(runId, work, stage) {
      active.set(runId, { work, stage, fraction: 0, startedAt: now(), waitsSince: undefined });
    },
    progress(runId, stage, fraction) {
      const run = active.get(runId);
      if (run) Object.assign(run, { stage, fraction });
    },
    waits(runId, forRoom) {
      const run = active.get(runId);
      if (!run) return;
      if (forRoom) {
        run.waitsSince ??= now();
      } else if (run.waitsSince !== undefined) {
        run.startedAt += now() - run.waitsSince;
        run.waitsSince = undefined;
      }
    },
    end: (runId) => void active.delete(runId),
    all: () =>
      [...active].map(([runId, { work, stage, fraction, startedAt, waitsSince }]) => ({
        runId,
        stage,
        fraction,
        work,
        waitsForRoom: waitsSince !== undefined,
        elapsedSeconds: ((waitsSince ?? now()) - startedAt) / 1000,
      })),
    anyWaits: () => [...active.values()].some(({ waitsSince }) => waitsSince !== undefined),
  };
}
