import type { Trouble, Waiting } from '../../contract/waiting.ts';
import type { Stage } from '../../contract/words.ts';
import type { ActiveRun } from '../../contract/progress.ts';
import type { Hang } from '../processes/vigil.ts';
import type { RunProgress } from '../trainer/messages.ts';
import type { ActiveWork } from './experiment-progress.ts';

/** What the trainers are doing right now. It lives in memory only: a restart begins anew. */
export interface Activity {
  /** @param fraction what of the run is done already, 0 to 1; default 0 */
  begin(runId: string, work: number, stage: Stage, fraction?: number): void;
  progress(runId: string, told: RunProgress): void;
  /** The run waits, which does not count as time that its work took; null once it no longer does. */
  waits(runId: string, trouble: Trouble | null): void;
  /** The whole workbench waits, for its folder or for what the queue met; null once it no longer does. */
  heldUp(by: 'folder' | 'queue', trouble: Trouble | null): void;
  /** Its process is silent or stuck, or is so no longer. */
  hangs(runId: string, hang: Hang | undefined): void;
  end(runId: string): void;
  all(): ActiveWork[];
  /** For what the workbench or some run waits; null where nothing does. */
  waiting(): Waiting | null;
}

/** On the clock that is given, milliseconds. */
interface Entry {
  readonly work: number;
  told: RunProgress;
  /** What of it was done before. */
  begunAt: number;
  /** Where its first steps were told, from which a speed is taken; later by as much as it waited. */
  from: { at: number; fraction: number } | undefined;
  usageAt: number;
  /** Since `at` on that clock. */
  waits: (Waiting & { readonly at: number }) | undefined;
  hang: ActiveRun['hang'];
}

/** What was heard so long ago of a trainer is not so any more: it may stand still. */
const USAGE_HOLDS_MS = 5000;

/**
 * @param now milliseconds of a clock
 * @param date what time it is
 */
export function createActivity(now: () => number, date = () => new Date()): Activity {
  const active = new Map<string, Entry>();
  const held: Record<'folder' | 'queue', Waiting | null> = { folder: null, queue: null };

  /** The same waiting goes on where it is for the same thing. */
  function since(trouble: Trouble, known: Waiting | null | undefined): Waiting {
    const isSame = known?.cause === trouble.cause && known.path === trouble.path;
    return isSame ? known : { ...trouble, since: date().toISOString() };
  }

  function asWork(runId: string, { work, told, from, usageAt, waits, hang }: Entry): ActiveWork {
    const { stage, fraction, training = null, usage = null } = told;
    const seen = from && {
      seconds: ((waits?.at ?? now()) - from.at) / 1000,
      work: work * (fraction - from.fraction),
    };
    return {
      ...{ runId, stage, fraction, work, training, hang },
      usage: now() - usageAt > USAGE_HOLDS_MS ? null : usage,
      waits: waits ? { cause: waits.cause, path: waits.path, since: waits.since } : null,
      seen: seen ?? { seconds: 0, work: 0 },
    };
  }

  return {
    begin(runId, work, stage, fraction = 0) {
      active.set(runId, {
        ...{ work, told: { stage, fraction }, begunAt: fraction },
        ...{ from: undefined, usageAt: -Infinity, waits: undefined, hang: null },
      });
    },
    progress(runId, told) {
      const run = active.get(runId);
      if (!run) return;
      if (told.usage) run.usageAt = now();
      // While data sets are loaded, nothing is lost of what a checkpoint holds.
      const fraction =
        told.stage === 'load' ? Math.max(told.fraction, run.told.fraction) : told.fraction;
      run.told = { ...told, fraction, usage: told.usage ?? run.told.usage };
      // Nor of its speed: where it goes on, its first steps are those that get it further.
      if (told.stage !== 'load') run.begunAt = Math.min(run.begunAt, told.fraction);
      if (told.fraction > run.begunAt) run.from ??= { at: now(), fraction: told.fraction };
    },
    waits(runId, trouble) {
      const run = active.get(runId);
      if (!run) return;
      if (trouble) {
        run.waits = { ...since(trouble, run.waits), at: run.waits?.at ?? now() };
      } else if (run.waits !== undefined) {
        if (run.from) run.from.at += now() - run.waits.at;
        run.waits = undefined;
      }
    },
    hangs(runId, hang) {
      const run = active.get(runId);
      if (!run) return;
      run.hang = hang
        ? {
            kind: hang.kind,
            since: new Date(date().getTime() - hang.milliseconds).toISOString(),
          }
        : null;
    },
    heldUp(by, trouble) {
      held[by] = trouble && since(trouble, held[by]);
    },
    end: (runId) => void active.delete(runId),
    all: () => [...active].map(([runId, entry]) => asWork(runId, entry)),
    waiting() {
      const [first] = [...active.values()].flatMap(({ waits }) => waits ?? []);
      return (
        held.folder ??
        held.queue ??
        (first ? { cause: first.cause, path: first.path, since: first.since } : null)
      );
    },
  };
}
