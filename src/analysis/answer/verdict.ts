import type { Answer, Candidate } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/** A candidate by its name: `Magnitude (per layer) at 90% sparsity`. */
export function candidateName(candidate: Candidate, { names, figures }: Vocabulary): Sentence {
  const sparsity = figures.sparsity(candidate.point.achievedSparsity.mean);
  return say`${names.series(candidate)} at ${sparsity} sparsity`;
}

/**
 * How sure the answer is, in sentences. Every figure is of the answer, and the p is the one that
 * decides; the difference is of final
 * accuracies over the seeds of both, in percentage points with half of its 95 % interval.
 */
export function verdict(answer: Answer, vocabulary: Vocabulary): Sentence[] {
  const { considered, runnerUp, difference, ties, seedsNeeded } = answer;
  const { count } = vocabulary.figures;
  const nameOf = (candidate: Candidate) => candidateName(candidate, vocabulary);
  switch (answer.verdict) {
    case 'empty':
      return [say`No run is finished yet, so there is no answer.`];
    case 'none':
      return [
        say`By their means none of ${count(considered)} candidates (a strategy at one level) meets
          all that is asked.`,
      ];
    case 'alone':
      return [
        say`No second candidate meets what is asked, so there is nothing to compare it with.`,
      ];
    case 'one-seed':
      return [
        runnerUp
          ? say`With a single seed nothing can be said of chance: ${nameOf(runnerUp)} may be as good.`
          : say`With a single seed nothing can be said of chance.`,
      ];
    case 'separated':
      return [
        ...(runnerUp && difference ? [separated(nameOf(runnerUp), difference)] : []),
        ...differences(difference, vocabulary),
      ];
    case 'tied':
      return [
        ...tied(ties.map(nameOf)),
        ...differences(difference, vocabulary),
        seedsNeeded === null
          ? say`So close that more seeds would hardly separate the two: choose by size,
              multiply-accumulates or latency.`
          : say`About ${count(seedsNeeded)} seeds in all would separate the two, were the
              difference as seen.`,
      ];
  }
}

function separated(runnerUp: Sentence, { mean }: PairedDifference): Sentence {
  return mean >= 0
    ? say`It is more accurate than the runner-up, ${runnerUp}, by more than chance explains.`
    : say`The runner-up, ${runnerUp}, is more accurate by more than chance explains; what is
        preferred puts it second.`;
}

function tied([first, ...others]: readonly Sentence[]): Sentence[] {
  if (first === undefined) return [];
  return [
    others.length === 0
      ? say`In accuracy it cannot be told apart from ${first}.`
      : say`In accuracy it cannot be told apart from ${others.length + 1} others that meet what is
          asked, ${first} first among them.`,
  ];
}

function differences(difference: PairedDifference | null, { figures }: Vocabulary): Sentence[] {
  if (difference === null) return [];
  const { n, adjustedP } = difference;
  const points = figures.pointsInterval(difference);
  if (adjustedP === null) {
    return [say`Best minus runner-up, over the ${n} seeds of both: ${points} percentage points.`];
  }
  const shown = figures.pValue(adjustedP);
  return [
    say`Best minus runner-up, over the ${n} seeds of both: ${points} percentage points (± half of
      the 95% interval; paired t-test, p ${shown.startsWith('<') ? shown : `= ${shown}`} after Holm’s
      correction for all comparisons with the best; below 0.05 tells the two apart).`,
  ];
}
