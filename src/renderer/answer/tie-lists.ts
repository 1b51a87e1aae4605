import type { Answer, Candidate } from '../../contract/answer.ts';

/** Candidates that are as good as the best in what was compared, or may be. */
export interface TieList {
  readonly kind: 'equivalent' | 'undecided' | 'clearByItself';
  readonly candidates: readonly Candidate[];
}

/** Who is not shown to be worse; the runner-up alone has a part of its own. */
export function tieListsOf({ equivalent, undecided, runnerUp }: Answer): TieList[] {
  const lists: TieList[] = [
    { kind: 'equivalent', candidates: equivalent },
    { kind: 'undecided', candidates: undecided.filter(({ clearByItself }) => !clearByItself) },
    { kind: 'clearByItself', candidates: undecided.filter(({ clearByItself }) => clearByItself) },
  ];
  return lists.filter(({ candidates: [first, ...others] }) => {
    const isRunnerUp =
      others.length === 0 &&
      first?.seriesKey === runnerUp?.seriesKey &&
      first?.level === runnerUp?.level;
    return first !== undefined && !isRunnerUp;
  });
}
