import type { RunRecord } from '../../contract/run.ts';

/** A reason for failing, and the runs that failed for it. */
export interface FailureReason {
  /** Null where none was kept. */
  readonly reason: string | null;
  readonly runs: readonly RunRecord[];
}

/** The failed runs by reason, the most frequent first: one cause often stops many runs. */
export function failuresByReason(runs: readonly RunRecord[]): FailureReason[] {
  const failed = runs.filter(({ status }) => status === 'failed');
  return [...Map.groupBy(failed, ({ error }) => error)]
    .map(([reason, stopped]) => ({ reason, runs: stopped }))
    .sort((a, b) => b.runs.length - a.runs.length);
}
