import type { RunRecord } from '../../contract/run.ts';
import { DENSE, DENSE_CONTINUED } from '../../contract/words.ts';
import type { Dense } from '../../contract/words.ts';

/** Which dense network an experiment's differences are taken from: that trained as long, where it has one. */
export function referenceOf(runs: readonly Pick<RunRecord, 'strategy'>[]): Dense {
  return runs.some(({ strategy }) => strategy === DENSE_CONTINUED) ? DENSE_CONTINUED : DENSE;
}
