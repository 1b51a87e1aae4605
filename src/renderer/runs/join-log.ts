import type { LogEntry } from '../../contract/progress.ts';

/** The stored log followed by what came after, oldest first; an entry that is in both stands once. */
export function joinLog(
  stored: readonly LogEntry[],
  arrived: readonly LogEntry[],
): readonly LogEntry[] {
  const byId = new Map([...stored, ...arrived].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}
