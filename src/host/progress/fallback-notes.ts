import { textOf } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { logEvent } from '../../db/queries/events.ts';
import { findExperiment } from '../../db/queries/experiments.ts';
import { queuedExperiments } from '../../db/queries/queue-order.ts';
import { logDefect } from '../defect-log.ts';
import type { EnvironmentProbe } from '../environment/environment.ts';

/** Why runs are computed on the processor where a GPU would be expected, in the log of their experiments. */
export interface FallbackNotes {
  /** To be called whenever there may be something new to note. Never rejects. */
  note(): Promise<void>;
  /** Nothing is noted from now on. */
  close(): void;
}

/**
 * Notes it in each experiment that has something left to do and leaves the device open, once for each reason in a
 * start of the workbench.
 */
export function createFallbackNotes(
  orm: Orm,
  { fallback }: Pick<EnvironmentProbe, 'fallback'>,
): FallbackNotes {
  const noted = new Set<string>();
  let isClosed = false;

  async function noteWhereNew(): Promise<void> {
    const detail = await fallback();
    if (detail === null || isClosed) return;
    for (const experimentId of queuedExperiments(orm)) {
      const note = `${experimentId} ${textOf(detail)}`;
      if (noted.has(note)) continue;
      if (findExperiment(orm, experimentId)?.document.device !== undefined) continue;
      logEvent(orm, 'noted', { experimentId, detail, now: Date.now() });
      noted.add(note);
    }
  }

  return {
    async note() {
      try {
        await noteWhereNew();
      } catch (error) {
        // The database is away, or full: runs wait for it as well, and no result depends on a note.
        logDefect('Why runs are not computed on a GPU could not be noted', error);
      }
    },
    close: () => void (isClosed = true),
  };
}
