import type { Answer } from '../../contract/answer.ts';
import type { Outcome } from '../../contract/outcome.ts';

/**
 * An answer in a line: what it recommends, how sure it is of it, and nothing that it does not say.
 *
 * @param lacksReference of the experiment: see the function of that name
 */
export function outcomeOf(answer: Answer, lacksReference: boolean): Outcome {
  const { verdict, considered, meeting, guessing, best, equivalent, undecided } = answer;
  return {
    verdict,
    considered,
    meeting,
    guessing,
    best: best && {
      strategy: best.strategy,
      telling: best.telling,
      sparsity: best.point.achievedSparsity.mean,
      accuracy: best.point.accuracy,
      difference: best.point.difference?.mean ?? null,
      gzipBytes: best.point.gzipBytes.mean,
      compressionRatio: best.point.compressionRatio.mean,
      certain: best.fits.find(({ need }) => need === 'accuracyLoss')?.certain ?? null,
    },
    equivalent: equivalent.length,
    undecided: undecided.length,
    lacksReference,
  };
}
