import type { Figures } from '../../charts/figures.ts';
import type { Answer, Candidate } from '../../contract/answer.ts';

/** What the sentences need of vue-i18n. */
export type Translate = (
  key: string,
  named: Readonly<Record<string, unknown>>,
  plural: number,
) => string;

/** What the sentences are made of, in the reader's language. */
export interface VerdictTexts {
  readonly t: Translate;
  readonly figures: Figures;
  /** `Magnitude (global) at 90%`. */
  readonly nameOf: (candidate: Candidate) => string;
}

/**
 * How sure the answer is, in one or two sentences. Every figure is of the answer; the difference is
 * of final accuracies over common seeds, in percentage points with its 95 % interval.
 */
export function verdictText(answer: Answer, { t, figures, nameOf }: VerdictTexts): string {
  const { best, runnerUp, difference, seedsNeeded, ties } = answer;
  const points = (value: number) => figures.percentagePoints(value).replace('+', '');
  switch (answer.verdict) {
    case 'empty':
      return t('answer.verdicts.empty', {}, 1);
    case 'none':
      return t('answer.verdicts.none', { considered: answer.considered }, answer.considered);
    case 'alone':
      return t('answer.verdicts.alone', {}, 1);
    case 'one-seed':
      return t('answer.verdicts.oneSeed', { name: runnerUp ? nameOf(runnerUp) : '' }, 1);
    case 'separated': {
      if (!best || !runnerUp || !difference) return '';
      const half = difference.halfWidth ?? 0;
      const ahead = Math.abs(difference.mean);
      const named = {
        name: nameOf(runnerUp),
        difference: points(ahead),
        low: points(ahead - half),
        high: points(ahead + half),
        seeds: difference.n,
      };
      return difference.mean >= 0
        ? t('answer.verdicts.separated', named, difference.n)
        : t('answer.verdicts.separatedBelow', named, difference.n);
    }
    case 'tied': {
      const [first] = ties;
      const named = {
        name: first === undefined ? '' : nameOf(first),
        n: ties.length,
        seeds: difference?.n ?? 0,
      };
      const tied = t('answer.verdicts.tied', named, ties.length);
      const needed =
        seedsNeeded === null
          ? t('answer.verdicts.tooClose', {}, 1)
          : t('answer.verdicts.seedsNeeded', { n: seedsNeeded }, seedsNeeded);
      return `${tied} ${needed}`;
    }
  }
}
