import type { Answer, Measure } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Figures } from '../../language/figures.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/**
 * The difference of best and runner-up over the seeds of both, with its 95 % interval, the test and the p
 * that decides: of accuracies in percentage points, of what costs in percent of the runner-up's. Where
 * validation examples chose, that on the test set beside it.
 */
export function bestMinusRunnerUp(answer: Answer, { figures }: Vocabulary): Sentence[] {
  const { difference, measure, chosenOn, testDifference } = answer;
  if (difference === null) return [];
  const runs = runsOfBoth(answer, difference);
  if (measure !== 'accuracy') return [costs(difference, costName(measure), runs, figures)];
  const points = figures.pointsInterval(difference);
  const tested = testSentence(difference, figures);
  if (chosenOn === 'validation') {
    return [
      tested === null
        ? say`Best minus runner-up on the validation examples, over the ${runs} of both: ${points}
            percentage points.`
        : say`Best minus runner-up on the validation examples, over the ${runs} of both: ${points}
            percentage points (± half of the 95% interval; ${tested}).`,
      ...(testDifference === null
        ? []
        : [
            say`On the test examples: ${figures.pointsInterval(testDifference)} percentage points.`,
          ]),
    ];
  }
  return [
    tested === null
      ? say`Best minus runner-up, over the ${runs} of both: ${points} percentage points.`
      : say`Best minus runner-up, over the ${runs} of both: ${points} percentage points (± half of
          the 95% interval; ${tested}).`,
  ];
}

/** Over what both were compared: `3 seeds`, in cross-validation `10 seeds and folds`. */
function runsOfBoth({ best }: Answer, { n }: PairedDifference): Sentence {
  const isFolds = best?.point.runs.some(({ fold }) => fold !== null) ?? false;
  return isFolds ? say`${n} seeds and folds` : say`${n} seeds`;
}

/** A difference of logarithms as what it makes of the runner-up's figure: `−12.0%`, with its range. */
function costs(
  difference: PairedDifference,
  what: Sentence,
  runs: Sentence,
  figures: Figures,
): Sentence {
  const { mean, halfWidth } = difference;
  const change = (logarithm: number) => figures.change(Math.expm1(logarithm));
  const tested = testSentence(difference, figures);
  if (difference.test?.method === 'bursts' && halfWidth !== null && tested !== null) {
    return say`Its ${what} against the runner-up’s: ${change(mean)} (95% interval from
      ${change(mean - halfWidth)} to ${change(mean + halfWidth)}; ${tested}).`;
  }
  if (halfWidth === null || tested === null) {
    return say`Its ${what} against the runner-up’s, over the ${runs} of both: ${change(mean)}.`;
  }
  return say`Its ${what} against the runner-up’s, over the ${runs} of both: ${change(mean)} (95% interval from
    ${change(mean - halfWidth)} to ${change(mean + halfWidth)}; ${tested}).`;
}

function costName(measure: Exclude<Measure, 'accuracy'>): Sentence {
  switch (measure) {
    case 'size':
      return say`size after gzip`;
    case 'macs':
      return say`number of multiply-accumulates`;
    case 'latency':
      return say`latency`;
  }
}

/** By what a difference was tested, and the p that decides; null where it was not tested. */
function testSentence({ adjustedP, test }: PairedDifference, figures: Figures): Sentence | null {
  if (test === null || adjustedP === null) return null;
  const method = testName(test.method);
  const shown = figures.pValue(adjustedP);
  const p = shown.startsWith('<') ? shown : `= ${shown}`;
  return test.comparisons === 1
    ? say`${method}, p ${p}`
    : say`${method}, p ${p} corrected for ${figures.count(test.comparisons)} comparisons`;
}

/** What a test is called. */
function testName(method: NonNullable<PairedDifference['test']>['method']): Sentence {
  switch (method) {
    case 'paired':
      return say`paired t-test`;
    case 'pooled':
      return say`paired t-test with a pooled variance`;
    case 'resampled':
      return say`corrected resampled t-test over folds`;
    case 'bursts':
      return say`t-test over the bursts of their measurements`;
  }
}

/** What so many seeds can show at all, and how many would settle it. */
export function showableSentences(
  { difference, measure, showable, seedsNeeded, suggestedSeeds }: Answer,
  { figures }: Vocabulary,
): Sentence[] {
  if (difference?.test === null || showable === null) return [];
  const n = figures.count(showable.n);
  const leastP = figures.plain(Number(showable.leastP.toPrecision(2)));
  return [
    ...(measure === 'accuracy' && showable.detectable !== null
      ? [
          showable.detectable < 1
            ? say`At this spread ${n} seeds show a difference of about
                ${figures.points(showable.detectable)} percentage points four times of five, after
                correction; without any assumption on its distribution no p of theirs is below ${leastP}.`
            : say`At this spread ${n} seeds can show no difference of accuracies after correction; without
                any assumption on its distribution no p of theirs is below ${leastP}.`,
        ]
      : []),
    moreSeeds(),
  ];

  function moreSeeds(): Sentence {
    if (difference?.test?.method === 'bursts') {
      return say`More seeds would add little: what varies is the machine. Measure again while it is quiet.`;
    }
    if (difference?.test?.method === 'resampled') {
      return say`More seeds would add little: folds share most of their training examples.`;
    }
    if (seedsNeeded === null) {
      return say`Even a hundred seeds would hardly settle it, were the difference as seen: choose by
        something else.`;
    }
    const needed = figures.count(seedsNeeded);
    return (showable?.n ?? 0) + suggestedSeeds.length < seedsNeeded
      ? say`About ${needed} seeds in all would settle it, were the difference as seen;
          ${figures.count(suggestedSeeds.length)} more are a start.`
      : say`About ${needed} seeds in all would settle it, were the difference as seen.`;
  }
}

/** By which accuracies was chosen. */
export function chosenBy(chosenOn: Answer['chosenOn']): Sentence {
  switch (chosenOn) {
    case 'validation':
      return say`It was chosen by the examples set aside for validation; accuracies are those of the test
        examples where nothing else is said.`;
    case 'folds':
      return say`It was chosen by the folds on which it is also judged: that favours it a little. The test
        set was not looked at.`;
    case 'test':
      return say`It was chosen by the test set, on which it is also judged: that favours it a little. With
        validation examples set aside the choice is made on these.`;
  }
}
