import type { KeptRun } from '../contract/progress.ts';
import { conditionSchema } from '../contract/run.ts';
import type { Condition, RunRecord } from '../contract/run.ts';
import { textOf } from '../contract/sentence.ts';
import { conditionName } from '../language/condition.ts';
import { countText } from './figures.ts';
import { checkpointText } from './progress/kept-text.ts';
import { runName } from './run-name.ts';

/** More unfinished runs than this are counted, not listed. */
const MOST_LISTED = 5;

/**
 * What to tell of runs that are not done, with their reasons, at most a few, first those of which something is known beside
 * their state; undefined when every
 * run is done.
 */
export function unfinishedText(
  runs: readonly RunRecord[],
  kept: readonly KeptRun[] = [],
): string | undefined {
  const unfinished = runs.filter(({ status }) => status !== 'done');
  if (unfinished.length === 0) return undefined;
  const checkpoints = new Map(kept.map((run) => [run.runId, run]));
  const tells = ({ id, error }: RunRecord) => Number(error !== null || checkpoints.has(id));
  const lines = unfinished
    .toSorted((one, other) => tells(other) - tells(one))
    .slice(0, MOST_LISTED)
    .map((run) => `  ${runName(run)}: ${statusText(run, checkpoints.get(run.id))}`);
  const left = unfinished.length - MOST_LISTED;
  if (left > 0) lines.push(`  … and ${left} more`);
  return [`${countText(unfinished.length, 'run')} of ${runs.length} not done:`, ...lines].join(
    '\n',
  );
}

function statusText({ status, error }: RunRecord, kept: KeptRun | undefined): string {
  if (error !== null) return `${status}: ${error}`;
  if (kept === undefined) return status;
  return `${status}, ${status === 'queued' ? 'goes on from' : 'with'} ${checkpointText(kept)}`;
}

/** How many runs say nothing of their strategy, and why: `3 at chance`. */
export function conditionTexts(counts: Readonly<Partial<Record<Condition, number>>>): string[] {
  return conditionSchema.options.flatMap((condition) => {
    const count = counts[condition] ?? 0;
    return count === 0 ? [] : [`${count} ${textOf(conditionName(condition))}`];
  });
}
