import type { Stage } from '../../contract/words.ts';
import type { ActiveRun } from '../../contract/progress.ts';
import type { Trouble } from '../processes/vigil.ts';
import type { RunProgress } from '../trainer/messages.ts';
import type { ActiveWork } from './experiment-progress.ts';

/** What the trainers are doing right now. It lives in memory only: a restart begins anew. */
export interface Activity {
  begin(runId: string, work: number, stage: Stage): void;
  progress(runId: string, told: RunProgress): void;
  /** The run waits for room on the disk, which does not count as time that its work took. */
  waits(runId: string, forRoom: boolean): void;
  /** Its process is silent or stuck, or is so no longer. */
  troubled(runId: string, trouble: Trouble | undefined): void;
  end(runId: string): void;
  all(): ActiveWork[];
  /** Whether some run waits for room. */
  anyWaits(): boolean;
}

/** On the clock that is given, milliseconds. */
interface Entry {
  readonly work: number;
  told: RunProgress;
  /** Where its first steps were told, from which a speed is taken; later by as much as it waited. */
  from: { at: number; fraction: number } | undefined;
  usageAt: number;
  waitsSince: number | undefined;
  trouble: ActiveRun['trouble'];
}

/** What was heard so long ago of a trainer is not so any more: it may stand still. */
const USAGE_HOLDS_MS = 5000;

/** @param now milliseconds of a clock */
export function createActivity(now: () => number): Activity {
  const active = new Map<string, Entry>();

  function asWork(
    runId: string,
    { work, told, from, usageAt, waitsSince, trouble }: Entry,
  ): ActiveWork {
    const { stage, fraction, training = null, usage = null } = told;
    const seen = from && {
      seconds: ((waitsSince ?? now()) - from.at) / 1000,
      work: work * (fraction - from.fraction),
    };
    return {
      ...{ runId, stage, fraction, work, training, trouble },
      usage: now() - usageAt > USAGE_HOLDS_MS ? null : usage,
      waitsForRoom: waitsSince !== undefined,
      seen: seen ?? { seconds: 0, work: 0 },
    };
  }

  return {
    begin(runId, work, stage) {
      active.set(runId, {
        ...{ work, told: { stage, fraction: 0 } },
        ...{ from: undefined, usageAt: -Infinity, waitsSince: undefined, trouble: null },
      });
    },
    progress(runId, told) {
      const run = active.get(runId);
      if (!run) return;
      if (told.usage) run.usageAt = now();
      run.told = { ...told, usage: told.usage ?? run.told.usage };
      if (told.fraction > 0) run.from ??= { at: now(), fraction: told.fraction };
    },
    waits(runId, forRoom) {
      const run = active.get(runId);
      if (!run) return;
      if (forRoom) {
        run.waitsSince ??= now();
      } else if (run.waitsSince !== undefined) {
        if (run.from) run.from.at += now() - run.waitsSince;
        run.waitsSince = undefined;
      }
    },
    troubled(runId, trouble) {
      const run = active.get(runId);
      if (!run) return;
      run.trouble = trouble
        ? {
            kind: trouble.kind,
            since: new Date(Date.now() - trouble.milliseconds).toISOString(),
          }
        : null;
    },
    end: (runId) => void active.delete(runId),
    all: () => [...active].map(([runId, entry]) => asWork(runId, entry)),
    anyWaits: () => [...active.values()].some(({ waitsSince }) => waitsSince !== undefined),
  };
}
