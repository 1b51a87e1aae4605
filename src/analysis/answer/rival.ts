import type { Candidate } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';

/** Another one that meets the needs, and how the best stands to it. */
export interface Rival {
  readonly candidate: Candidate;
  /** Best minus this one, in what is preferred, over the seeds that both have; null for no such seed. */
  readonly difference: PairedDifference | null;
}
