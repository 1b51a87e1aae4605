import { candidateName, verdict } from '../analysis/answer/verdict.ts';
import type { Candidate } from '../contract/answer.ts';
import type { SectionContext } from './report-input.ts';

/** What an answer is told in. */
export type AnswerContext = Pick<
  SectionContext,
  'answer' | 'needs' | 'figures' | 'names' | 'words' | 'told'
>;

/** What was asked for. */
export function askedText({ needs, figures, words }: AnswerContext): string {
  const { limits, asked } = words.answer;
  const { accuracyLoss, size, macs, latency, batchSize, prefer } = needs;
  return asked(
    [
      ...(accuracyLoss === null
        ? []
        : [limits.accuracyLoss(pointsText(accuracyLoss, { figures, words }))]),
      ...(size === null ? [] : [limits.size(figures.sparsity(size))]),
      ...(macs === null ? [] : [limits.macs(figures.sparsity(macs))]),
      ...(latency === null ? [] : [limits.latency(figures.sparsity(latency), batchSize)]),
    ],
    prefer,
  );
}

/** `1 percentage point`: without a sign and without needless digits. */
function pointsText(
  fraction: number,
  { figures, words }: Pick<AnswerContext, 'figures' | 'words'>,
): string {
  const points = Number((fraction * 100).toPrecision(6));
  return words.answer.points(points, figures.plain(points));
}

/** A measured figure, unlike one that was asked, has digits that say nothing. */
function toThreeDigits(fraction: number): number {
  return Number(fraction.toPrecision(3));
}

/** The best, or why there is none. */
export function bestText(context: AnswerContext): string {
  const { answer, figures, words, told } = context;
  const { best, nearest, meeting, considered } = answer;
  const nameOf = (candidate: Candidate) => told(candidateName(candidate, context));
  if (best !== null) {
    return words.answer.best(
      nameOf(best),
      meeting,
      figures.count(meeting),
      figures.count(considered),
    );
  }
  const none = told(...verdict(answer, context));
  const isOnValidation = answer.chosenOn === 'validation';
  if (nearest === null) return none;
  const miss = nearest.fits.find(({ margin }) => margin < 0);
  return words.common.sentences([
    none,
    miss === undefined
      ? words.answer.nearest(nameOf(nearest))
      : words.answer.nearestMisses(
          nameOf(nearest),
          miss.need,
          pointsText(toThreeDigits(-miss.margin), context),
          isOnValidation,
        ),
  ]);
}

/** How sure that is: who is as good, of whom it is undecided, and whether the limits are kept for certain. */
export function certaintyTexts(context: AnswerContext): string[] {
  const { answer, words, told } = context;
  const { best, equivalent, undecided, measure } = answer;
  if (best === null) return [];
  const uncertain = best.fits.filter(({ certain }) => certain === false);
  const clear = undecided.filter(({ clearByItself }) => clearByItself);
  const open = undecided.filter(({ clearByItself }) => !clearByItself);
  const namesOf = (candidates: readonly Candidate[]) =>
    candidates.map((candidate) => told(candidateName(candidate, context)));
  return [
    told(...verdict(answer, context)),
    ...(equivalent.length === 0 ? [] : [words.answer.equivalent(namesOf(equivalent), measure)]),
    ...(open.length === 0 ? [] : [words.answer.undecided(namesOf(open), measure)]),
    ...(clear.length === 0 ? [] : [words.answer.clearByItself(namesOf(clear))]),
    ...(uncertain.length === 0
      ? []
      : [
          words.answer.uncertain(
            uncertain.map(({ need }) => need),
            answer.chosenOn === 'validation',
          ),
        ]),
  ];
}
