import type { LogEntry } from '../../contract/progress.ts';
import type { StoredEvent } from '../../db/queries/events.ts';
import { timeText } from './run-record.ts';

/**
 * A stored event as the app shows it. Up to 0.6.0 a run that was tried again had the reason for which its
 * trainer died noted twice: it stands with the death.
 */
export function logEntry(event: StoredEvent): LogEntry {
  const { id, at, kind, runId } = event;
  const { detail, detailSentence } = kind === 'retried' ? NO_DETAIL : event;
  return {
    id,
    at: timeText(at),
    kind,
    runId,
    detail,
    ...(detailSentence && { detailSentence }),
  };
}

const NO_DETAIL = { detail: null, detailSentence: null };
