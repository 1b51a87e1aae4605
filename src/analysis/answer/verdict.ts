import type { Answer, Candidate } from '../../contract/answer.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Figures } from '../../language/figures.ts';
import { isClearByItself } from '../comparison/differences.ts';
import { importedStartSentences } from '../soundness/imported-start.ts';
import { shownName, shownOf } from '../comparison/shown.ts';
import { bestMinusRunnerUp, chosenBy, showableSentences } from './evidence.ts';
import { ROUNDING } from './fits.ts';

/** A candidate by its name: `Magnitude (per layer) at 90% sparsity`. */
export function candidateName(candidate: Candidate, { names, figures }: Vocabulary): Sentence {
  const sparsity = figures.sparsity(candidate.point.achievedSparsity.mean);
  return say`${names.series(candidate)} at ${sparsity} sparsity`;
}

/**
 * How sure the answer is, in sentences: app, report and command line tell these and no others. Every
 * figure is of the answer, and the p is the one that decides.
 */
export function verdict(answer: Answer, vocabulary: Vocabulary): Sentence[] {
  return [
    ...cameAtChance(answer),
    ...failsOnTest(answer, vocabulary),
    ...sure(answer, vocabulary),
    ...doubtfulLatencies(answer),
    ...sameNetworks(answer, vocabulary),
    ...(answer.guessing === 0 || isDoubt(answer.verdict)
      ? []
      : [
          say`Left out for being no better than guessing:
            ${vocabulary.figures.count(answer.guessing)} of the candidates.`,
        ]),
    ...(answer.best === null ? [] : [chosenBy(answer.chosenOn)]),
    ...(answer.best === null || answer.importedStart === null
      ? []
      : importedStartSentences(answer.importedStart, vocabulary)),
  ];
}

/** Whether nothing is recommended for what the networks are, whatever was asked. */
export function isDoubt(verdict: Answer['verdict']): boolean {
  return DOUBTS.includes(verdict);
}

const DOUBTS: readonly Answer['verdict'][] = [
  'reference-at-chance',
  'reference-not-finite',
  'wrecked',
];

/** Of a network that nothing is recommended for, that is the verdict itself. */
function cameAtChance({ cameAtChance: isAtChance, verdict }: Answer): Sentence[] {
  if (!isAtChance || isDoubt(verdict)) return [];
  return [
    say`As it came, the imported network is no more accurate on these examples than always naming the commonest
      class could be by luck: all that is compared here was learnt in fine-tuning. Most likely it was trained on
      other values of pixels or columns (the normalisation), or on classes in another order.`,
  ];
}

/**
 * What validation examples chose may lose more on the test examples than was asked. That is said first and
 * changes no choice: a choice by the test examples would favour what it picks.
 */
function failsOnTest({ best, chosenOn }: Answer, { figures }: Vocabulary): Sentence[] {
  const difference = best?.point.difference ?? null;
  const asked = best?.fits.find(({ need }) => need === 'accuracyLoss');
  if (chosenOn !== 'validation' || difference === null || asked === undefined) return [];
  if (-difference.mean <= asked.limit + ROUNDING) return [];
  const points = figures.pointsInterval(difference);
  const limit = figures.plain(Number((asked.limit * 100).toPrecision(6)));
  return [
    say`On the test examples it does not meet what is asked: there its accuracy changes by ${points} percentage
      points against the reference, and may fall by no more than ${limit}. It meets it on the examples set aside
      for validation only.`,
  ];
}

function sure(answer: Answer, vocabulary: Vocabulary): Sentence[] {
  const { considered, runnerUp } = answer;
  const rival = runnerUp && candidateName(runnerUp, vocabulary);
  switch (answer.verdict) {
    case 'empty':
      return [say`No run is finished yet, so there is no answer.`];
    case 'none':
      return [
        say`By their means none of ${vocabulary.figures.count(considered)} candidates (a strategy at one level) meets
          all that is asked.`,
      ];
    case 'alone':
      return [say`No second strategy meets what is asked, so there is nothing to compare it with.`];
    case 'one-seed':
      return [
        rival
          ? say`With a single seed nothing can be said of chance: ${rival} may be as good.`
          : say`With a single seed nothing can be said of chance.`,
        ...(answer.suggestedSeeds.length === 0 ? [] : [say`Five seeds in all are a start.`]),
      ];
    case 'one-network':
      return [
        rival
          ? say`All seeds give the same two networks, this one and ${rival}: they share the dense network,
              and nothing is drawn by chance. What lies between these two says nothing of others.`
          : say`All seeds give the same network.`,
        ...bestMinusRunnerUp(answer, vocabulary),
      ];
    case 'separated':
      return [
        ...(rival ? [separated(answer, rival)] : []),
        ...bestMinusRunnerUp(answer, vocabulary),
      ];
    case 'equivalent':
      return [
        ...(rival ? equivalent(answer, rival, vocabulary) : []),
        ...bestMinusRunnerUp(answer, vocabulary),
      ];
    case 'undecided':
      return [
        ...(rival ? [undecided(answer, rival)] : []),
        ...bestMinusRunnerUp(answer, vocabulary),
        ...clearByItself(answer, vocabulary),
        ...showableSentences(answer, vocabulary),
      ];
    case 'reference-at-chance':
      return [
        answer.importedStart?.epochs === 0
          ? say`No recommendation: the imported network is no more accurate on these examples than always
              naming the commonest class could be by luck, so that nothing follows from what pruning does to
              it. Most likely it was trained on others: on other values of pixels or columns (the
              normalisation), or on classes in another order.`
          : say`No recommendation: the dense network has not learnt. It is no more accurate than always
          naming the commonest class could be by luck, so that nothing follows from what pruning does to
          it. Train it longer, or at another learning rate.`,
      ];
    case 'reference-not-finite':
      return [
        say`No recommendation: the training of a dense network diverged, its loss grew beyond all numbers.
          Lower the learning rate.`,
      ];
    case 'wrecked':
      return [
        say`No recommendation: nearly all pruned networks are no better than guessing, or diverged. Look at
          the learning rate of fine-tuning and at the sparsities.`,
      ];
  }
}

/** The best is better in what is preferred, unless it lacks seeds by which it was put first. */
function separated({ measure, difference, chosenOn }: Answer, runnerUp: Sentence): Sentence {
  const mean = difference?.mean ?? 0;
  if (measure === 'accuracy' ? mean < 0 : mean > 0) {
    return say`Over the seeds of both the runner-up, ${runnerUp}, does better; over all its seeds it
      does not.`;
  }
  switch (measure) {
    case 'accuracy':
      return chosenOn === 'validation'
        ? say`On the validation examples it is more accurate than the runner-up, ${runnerUp}, by more than
            chance explains.`
        : say`It is more accurate than the runner-up, ${runnerUp}, by more than chance explains.`;
    case 'size':
      return say`It is smaller than the runner-up, ${runnerUp}.`;
    case 'macs':
      return say`It needs fewer multiply-accumulates than the runner-up, ${runnerUp}.`;
    case 'latency':
      return say`It is faster than the runner-up, ${runnerUp}, by more than chance explains.`;
  }
}

function equivalent(answer: Answer, runnerUp: Sentence, { figures }: Vocabulary): Sentence[] {
  const { measure, difference } = answer;
  switch (measure) {
    case 'accuracy':
      return [
        say`It is practically as accurate as the runner-up, ${runnerUp}: what lies between them is within
          ${figures.plain((difference?.margin ?? 0) * 100)} percentage points.`,
      ];
    case 'size':
      return [
        say`It is practically as small as the runner-up, ${runnerUp}.`,
        ...moreAccurate(answer, figures),
      ];
    case 'macs':
      return [
        say`It needs practically as many multiply-accumulates as the runner-up, ${runnerUp}.`,
        ...moreAccurate(answer, figures),
      ];
    case 'latency':
      return [
        say`It is practically as fast as the runner-up, ${runnerUp}.`,
        ...moreAccurate(answer, figures),
      ];
  }
}

/** Of two that cost the same the mean accuracy decided, if it did, and what is shown of that difference. */
function moreAccurate({ accuracyDifference, chosenOn }: Answer, figures: Figures): Sentence[] {
  if (accuracyDifference === null || accuracyDifference.mean <= 0) return [];
  const points = figures.pointsInterval(accuracyDifference);
  const shown = shownOf(accuracyDifference);
  const known = shown === null ? say`a single seed` : shownName(shown);
  return [
    chosenOn === 'validation'
      ? say`First is the one of higher mean accuracy on the validation examples: by ${points} percentage
          points (${known}).`
      : say`First is the one of higher mean accuracy: by ${points} percentage points (${known}).`,
  ];
}

function undecided({ measure }: Answer, runnerUp: Sentence): Sentence {
  switch (measure) {
    case 'accuracy':
      return say`Whether it is more accurate than the runner-up, ${runnerUp}, is undecided: neither a
        difference nor equality is shown.`;
    case 'size':
      return say`Whether it is smaller than the runner-up, ${runnerUp}, depends on the seed.`;
    case 'macs':
      return say`Whether it needs fewer multiply-accumulates than the runner-up, ${runnerUp}, depends on
        the seed.`;
    case 'latency':
      return say`Whether it is faster than the runner-up, ${runnerUp}, is undecided: neither a difference
        nor equality is shown.`;
  }
}

function clearByItself({ difference }: Answer, { figures }: Vocabulary): Sentence[] {
  if (difference === null || !isClearByItself(difference)) return [];
  const comparisons = figures.count(difference.test?.comparisons ?? 1);
  return [
    say`By itself the difference is clear; it is not after correction for ${comparisons} comparisons.`,
  ];
}

/** An earlier version's single burst does not count; what is otherwise in doubt does, and decides nothing. */
function doubtfulLatencies({ latencyDoubts }: Answer): Sentence[] {
  const isOfOneBurst = latencyDoubts.includes('single-burst');
  return [
    ...(isOfOneBurst
      ? [
          say`Latencies that an earlier version measured, in one burst for each run, do not count: measure
            them again.`,
        ]
      : []),
    ...(latencyDoubts.length > (isOfOneBurst ? 1 : 0)
      ? [say`Latencies that this rests on are unreliable: measure them again.`]
      : []),
  ];
}

function sameNetworks({ best }: Answer, { figures }: Vocabulary): Sentence[] {
  if (best === null || best.sameLevels.length === 0) return [];
  const levels = best.sameLevels.map(figures.plain);
  return [
    say`It gives the very same networks at other levels, ${levels}: they count as one candidate.`,
  ];
}
