import type { LogEntry } from '../../contract/progress.ts';
import type { StoredEvent } from '../../db/queries/events.ts';
import { timeText } from './run-record.ts';

/** A stored event as the app shows it. */
export function logEntry({ id, at, kind, runId, detail, detailSentence }: StoredEvent): LogEntry {
  return {
    id,
    at: timeText(at),
    kind,
    runId,
    detail,
    ...(detailSentence && { detailSentence }),
  };
}
