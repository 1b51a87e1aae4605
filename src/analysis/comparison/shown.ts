import type { PairedDifference } from '../../contract/results.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Figures } from '../../language/figures.ts';
import { isClearByItself } from './differences.ts';

/** What is shown of a difference: its state, and of what is undecided whether it is clear by itself. */
export type Shown = NonNullable<PairedDifference['state']> | 'clear-by-itself';

/** Null where nothing can be said: a single seed, or no seed that both have. */
export function shownOf(difference: PairedDifference | null): Shown | null {
  if (difference === null || difference.state === null) return null;
  return isClearByItself(difference) ? 'clear-by-itself' : difference.state;
}

/** In a word or two, for tables. */
export function shownName(shown: Shown): Sentence {
  switch (shown) {
    case 'different':
      return say`different`;
    case 'equivalent':
      return say`practically equal`;
    case 'undecided':
      return say`undecided`;
    case 'clear-by-itself':
      return say`clear by itself`;
    case 'at-chance':
      return say`at chance`;
  }
}

/** The mark that stands beside a difference in a table; none where it is one. */
export const SHOWN_MARKS: Readonly<Record<Shown, string>> = {
  different: '',
  equivalent: '≈',
  undecided: '?',
  'clear-by-itself': '*',
  'at-chance': '∅',
};

/** In a sentence, with the p that decides and for how many it is corrected; null where nothing can be said. */
export function shownSentence(
  difference: PairedDifference | null,
  figures: Figures,
): Sentence | null {
  const shown = shownOf(difference);
  if (difference === null || shown === null) return null;
  const points = figures.plain(difference.margin * 100);
  const p = pSentence(difference, figures);
  switch (shown) {
    case 'different':
      return p === null ? say`Every seed has this very difference.` : say`A difference: ${p}.`;
    case 'equivalent':
      return say`Practically equal: within ± ${points} percentage points.`;
    case 'undecided':
      return p === null
        ? say`Undecided: seeds that agree may do so by chance.`
        : say`Undecided: neither a difference (${p}) nor equality within ± ${points} percentage points is
            shown.`;
    case 'clear-by-itself':
      return say`Clear by itself, since its 95% interval excludes zero, but not after the correction
        (${p ?? ''}).`;
    case 'at-chance':
      return say`At chance: most networks, or most of the reference’s, are no better than guessing.`;
  }
}

/** The p that decides, and for how many it is corrected; null where there was no test. */
function pSentence({ adjustedP, test }: PairedDifference, figures: Figures): Sentence | null {
  if (adjustedP === null || test === null) return null;
  const shown = figures.pValue(adjustedP);
  const p = shown.startsWith('<') ? shown : `= ${shown}`;
  return test.comparisons === 1
    ? say`p ${p}`
    : say`p ${p}, corrected for ${figures.count(test.comparisons)} levels`;
}
