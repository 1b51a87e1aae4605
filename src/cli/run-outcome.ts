import type { RunRecord } from '../contract/run.ts';
import { countText } from './figures.ts';
import { runName } from './run-name.ts';

/** More unfinished runs than this are counted, not listed. */
const MOST_LISTED = 5;

/**
 * What to tell of runs that are not done, with their reasons, at most a few; undefined when every
 * run is done.
 */
export function unfinishedText(runs: readonly RunRecord[]): string | undefined {
  const unfinished = runs.filter(({ status }) => status !== 'done');
  if (unfinished.length === 0) return undefined;
  const lines = unfinished
    .slice(0, MOST_LISTED)
    .map((run) => `  ${runName(run)}: ${run.status}${run.error === null ? '' : `: ${run.error}`}`);
  const left = unfinished.length - MOST_LISTED;
  if (left > 0) lines.push(`  … and ${left} more`);
  return [`${countText(unfinished.length, 'run')} of ${runs.length} not done:`, ...lines].join(
    '\n',
  );
}
