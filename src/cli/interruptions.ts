import type { LogEntry } from '../contract/progress.ts';
import type { RunRecord } from '../contract/run.ts';
import { runName } from './run-name.ts';

/** More of them than this are not listed; the latest are. */
const MOST_LISTED = 5;

/** Where runs went on from checkpoints, and what was wrong with these, a line each. */
export function interruptionLines(log: readonly LogEntry[], runs: readonly RunRecord[]): string[] {
  const names = new Map(runs.map((run) => [run.id, runName(run)]));
  const told = log.filter(({ kind }) => kind === 'went-on' || kind === 'checkpoint');
  const lines = told.slice(-MOST_LISTED).map(({ kind, runId, detail }) => {
    const name = names.get(runId ?? '') ?? 'a run';
    return kind === 'went-on' ? `  ${name} went on ${detail}` : `  ${name}: ${detail}`;
  });
  if (lines.length === 0) return [];
  const earlier = told.length - lines.length;
  return ['Interrupted runs:', ...(earlier > 0 ? [`  … ${earlier} earlier`] : []), ...lines];
}
