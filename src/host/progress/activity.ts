import type { Stage } from '../../contract/words.ts';
import type { ActiveWork } from './experiment-progress.ts';

/** What the trainers are doing right now. It lives in memory only: a restart begins anew. */
export interface Activity {
  begin(runId: string, work: number, stage: Stage): void;
  progress(runId: string, stage: Stage, fraction: number): void;
  end(runId: string): void;
  all(): ActiveWork[];
}

export function createActivity(now: () => number): Activity {
  const active = new Map<
    string,
    { work: number; stage: Stage; fraction: number; startedAt: number }
  >();
  return {
    begin(runId, work, stage) {
      active.set(runId, { work, stage, fraction: 0, startedAt: now() });
    },
    progress(runId, stage, fraction) {
      const run = active.get(runId);
      if (run) Object.assign(run, { stage, fraction });
    },
    end: (runId) => void active.delete(runId),
    all: () =>
      [...active].map(([runId, { startedAt, ...run }]) => ({
        runId,
        ...run,
        elapsedSeconds: (now() - startedAt) / 1000,
      })),
  };
}
