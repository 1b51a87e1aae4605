import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { logDefect } from '../../defect-log.ts';
import { besideSchema, numbersOf, BESIDE, type RunStanding } from './run-checkpoints.ts';

/** The checkpoints of runs that are not finished, in a folder of its name each. */
export interface CheckpointsFolder {
  readonly dir: string;
  /** Where those of a run are. */
  dirOf(runId: string): string;
  /** The runs that have a folder there, the one that was written last first. */
  runs(): string[];
  /** Where those runs stand that have a checkpoint. */
  begun(): ReadonlyMap<string, RunStanding>;
  /** A run's trainer has kept another one. */
  kept(runId: string, standing: RunStanding): void;
  /**
   * Looks whether a run has got further than is known: its trainer may have died between keeping a
   * checkpoint and telling of it.
   */
  hasMore(runId: string): boolean;
  /** Throws those of a run away. A folder in which that cannot be done is no reason not to work. */
  discard(runId: string): void;
}

/** Folders whose checkpoints nobody wants end so, until they are gone. */
const DISCARDED = '.gone';

/** Opens or creates the folder, and removes what was about to be thrown away. */
export function openCheckpointsFolder(dir: string): CheckpointsFolder {
  mkdirSync(dir, { recursive: true });
  for (const name of readdirSync(dir)) {
    if (name.endsWith(DISCARDED)) rmSync(join(dir, name), { recursive: true, force: true });
  }
  return checkpointsFolder(dir);
}

/** The folder as it is, there or not. */
export function checkpointsFolder(dir: string): CheckpointsFolder {
  const dirOf = (runId: string) => join(dir, runId);
  const begun = new Map<string, RunStanding>();
  for (const runId of foldersIn(dir)) {
    const standing = newestStanding(dirOf(runId));
    if (standing) begun.set(runId, standing);
  }
  return {
    dir,
    dirOf,
    runs: () => {
      const writtenAt = new Map(
        foldersIn(dir).map((runId) => [runId, statSync(dirOf(runId)).mtimeMs]),
      );
      return [...writtenAt].toSorted(([, a], [, b]) => b - a).map(([runId]) => runId);
    },
    begun: () => begun,
    kept: (runId, standing) => void begun.set(runId, standing),
    hasMore(runId) {
      const found = newestStanding(dirOf(runId));
      if (!found || found.seconds <= (begun.get(runId)?.seconds ?? 0)) return false;
      begun.set(runId, found);
      return true;
    },
    discard(runId) {
      begun.delete(runId);
      const gone = `${dirOf(runId)}${DISCARDED}`;
      try {
        // Renamed first: a trainer that is just writing one finds no place for it.
        renameSync(dirOf(runId), gone);
        rmSync(gone, { recursive: true, force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        logDefect(`The checkpoints of run ${runId} could not be thrown away`, error);
      }
    },
  };
}

/** Run ids are hashes; what else lies there is not ours. */
const RUN_ID = /^[0-9a-f]+$/;

function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && RUN_ID.test(entry.name))
    .map(({ name }) => name);
}

/** It is only shown: whether the checkpoint is good is seen when a trainer reads it. */
function newestStanding(dir: string): RunStanding | undefined {
  try {
    const [newest] = numbersOf(readdirSync(dir), BESIDE);
    if (newest === undefined) return undefined;
    return besideSchema.parse(JSON.parse(readFileSync(join(dir, `${newest}${BESIDE}`), 'utf8')))
      .standing;
  } catch {
    return undefined;
  }
}
