import type { LogEntry } from '../../contract/progress.ts';

/**
 * What happened to a run that its state does not show: that its trainer died, and why, where it goes on,
 * and what was wrong with a checkpoint, and what is noted of the whole experiment. Null for all else.
 *
 * @param names of the runs, by their ids
 */
export function logLine(
  { kind, runId, detail }: LogEntry,
  names: ReadonlyMap<string, string>,
): string | null {
  const name = names.get(runId ?? '') ?? 'a run';
  switch (kind) {
    case 'died':
    case 'checkpoint':
      return `${name}: ${detail ?? 'its trainer ended'}`;
    case 'noted':
      // What is noted of a run stands with its results.
      return runId === null ? detail : null;
    case 'went-on':
      return `${name}: goes on ${detail ?? 'from its checkpoint'}`;
    default:
      return null;
  }
}
