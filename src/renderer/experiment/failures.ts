import type { RunRecord } from '../../contract/run.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** A reason for failing, and the runs that failed for it. */
export interface FailureReason {
  /** Null where none was kept. */
  readonly reason: string | null;
  /** The reason, for readers of another language. */
  readonly sentence: Sentence | undefined;
  readonly runs: readonly RunRecord[];
}

/** The failed runs by reason, the most frequent first: one cause often stops many runs. */
export function failuresByReason(runs: readonly RunRecord[]): FailureReason[] {
  const failed = runs.filter(({ status }) => status === 'failed');
  return [...Map.groupBy(failed, ({ error }) => error)]
    .map(([reason, stopped]) => ({
      reason,
      sentence: stopped[0]?.errorSentence,
      runs: stopped,
    }))
    .sort((a, b) => b.runs.length - a.runs.length);
}
