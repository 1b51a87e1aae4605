import type { KeptRun } from '../../contract/progress.ts';
import { secondText } from '../figures.ts';

/** More runs than this are counted, not named. */
const MOST_NAMED = 5;

/** Of which checkpoint a run goes on, and how much of it is done there. */
export function checkpointText({ savedAt, fraction }: KeptRun): string {
  const saved = savedAt === null ? '' : ` of ${secondText(savedAt)}`;
  return `its checkpoint${saved} (${Math.floor(fraction * 100)} % done)`;
}

/**
 * Where the runs go on that have a checkpoint, a line each.
 *
 * @param names of the runs, by their ids
 */
export function keptLines(
  kept: readonly KeptRun[],
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const named = kept.slice(0, MOST_NAMED).map((run) => {
    return `  ${names.get(run.runId) ?? run.runId}: goes on from ${checkpointText(run)}`;
  });
  const more = kept.length - named.length;
  return more > 0 ? [...named, `  … and ${more} more`] : named;
}
