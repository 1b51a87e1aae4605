import type { Trouble } from '../../contract/waiting.ts';
import type { Orm } from '../../db/database.ts';
import { addPoints } from '../../db/queries/run-results.ts';
import type { CheckpointsFolder } from '../data-folder/checkpoints/checkpoints-folder.ts';
import type { RunListener } from '../queue/run-listener.ts';
import type { Activity } from './activity.ts';
import type { FolderStateWatch } from './folder-state.ts';
import type { Notifier } from './notifier.ts';

/** Who is told of what runs do. */
export interface Told {
  readonly orm: Orm;
  readonly activity: Activity;
  readonly notifier: Notifier;
  readonly folderState: FolderStateWatch;
  readonly checkpoints: Pick<CheckpointsFolder, 'begun'>;
}

/** What tells of runs. */
export interface RunTeller {
  readonly listener: RunListener;
  /** Nothing is begun until this has passed, which the folder or the queue has found; null once it has. */
  heldUp(by: 'folder' | 'queue', trouble: Trouble | null): void;
}

/** Stores the points of runs, and tells whoever watches how they go. */
export function tellOfRuns(told: Told): RunTeller {
  const { orm, activity, notifier, folderState, checkpoints } = told;
  function heldUp(by: 'folder' | 'queue', trouble: Trouble | null): void {
    activity.heldUp(by, trouble);
    notifier.heldUp();
    folderState.changed();
  }
  return {
    heldUp,
    listener: {
      begun(runId, work, stage) {
        const fraction = checkpoints.begun().get(runId)?.fraction ?? 0;
        activity.begin(runId, work, stage, fraction);
      },
      progress(runId, progress) {
        activity.progress(runId, progress);
        notifier.progressed(runId);
      },
      points(runId, points) {
        addPoints(orm, runId, points);
        for (const point of points) notifier.point(runId, point);
      },
      waits(runId, trouble) {
        activity.waits(runId, trouble);
        notifier.waited(runId);
        folderState.changed();
      },
      heldUp: (trouble) => heldUp('queue', trouble),
      ended(runId) {
        activity.end(runId);
        folderState.changed();
      },
      hangs(runId, hang) {
        activity.hangs(runId, hang);
        notifier.progressed(runId);
      },
      changed: (runIds) => notifier.runsChanged(runIds),
    },
  };
}
