import type { Condition } from '../../contract/run.ts';
import type { SuspectRun } from '../../db/queries/suspects.ts';
import { chanceBound } from '../../statistics/chance.ts';
import { isDivergence } from '../trainer/divergence.ts';

/** A version that did not store its test set had at least so many examples in every preset. */
const FEWEST_EXAMPLES = 1000;

/**
 * What is wrong with a run, if anything. Of runs of before version 0.3 the test set is not known: its
 * classes are taken to be equally common.
 */
export function conditionOf(
  {
    status,
    accuracy,
    errorSentence,
    testExamples,
    commonestShare,
  }: Omit<SuspectRun, 'experimentId' | 'outputShape'>,
  classes: number | undefined,
): Condition | null {
  if (status === 'failed') return isDivergence(errorSentence) ? 'not-finite' : null;
  const share = commonestShare ?? (classes === undefined ? null : 1 / classes);
  if (accuracy === null || share === null) return null;
  return accuracy <= chanceBound(share, testExamples ?? FEWEST_EXAMPLES) ? 'at-chance' : null;
}

/** How many runs of each experiment are in which condition. */
export function conditionCounts(
  suspects: readonly SuspectRun[],
): Map<string, Record<Condition, number>> {
  const counts = new Map<string, Record<Condition, number>>();
  for (const { experimentId, outputShape, ...run } of suspects) {
    const condition = conditionOf(run, outputShape?.at(-1));
    if (condition === null) continue;
    const known = counts.get(experimentId) ?? NO_CONDITIONS;
    counts.set(experimentId, { ...known, [condition]: known[condition] + 1 });
  }
  return counts;
}

export const NO_CONDITIONS: Readonly<Record<Condition, number>> = {
  'at-chance': 0,
  'not-finite': 0,
};
