import { leastSignFlipP } from '../../statistics/power.ts';
import type { Check, CheckId, Mend } from '../../contract/soundness.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Question } from './question.ts';

/** Blalock et al. (2020), section 6, ask for five operating points and three pairs. */
export const WANTED_POINTS = 5;
export const WANTED_PAIRS = 3;
/** Compression from twice to eight times as much is a range; the paper suggests from 2 to 32. */
export const WANTED_SPAN = 4;
/** Five is what many venues ask for; with fewer than three a spread says next to nothing. */
export const WANTED_SEEDS = 5;
const FEWEST_SEEDS = 3;
/** What has at least this many points has a curve with something between its ends. */
const CURVE_POINTS = 3;

/** Runs that ended without figures may succeed when they are tried again. */
export const RETRY: Mend = { kind: 'retry' };

export function check(
  id: CheckId,
  state: Check['state'],
  facts: Check['facts'],
  mend: Mend | null = null,
): Check {
  return { id, state, facts, mend: state === 'met' || state === 'pending' ? null : mend };
}

/** The operating points that a strategy has, or will have. */
export interface PointCount {
  readonly strategy: string;
  readonly points: number;
  /** Its largest compression ratio / its smallest; null where that is not known beforehand. */
  readonly span: number | null;
}

/**
 * Met where every strategy has five points over a range; partly where one has at least three. What
 * lies within a narrow range is no curve, however many points it has.
 */
export function operatingPoints(counts: readonly PointCount[], mend: Mend | null): Check {
  const found = counts.map(({ points }) => points);
  const fewest = Math.min(...found);
  const most = Math.max(...found);
  const short = counts.filter(({ points }) => points < WANTED_POINTS);
  const narrow = counts.filter(({ span }) => span !== null && span < WANTED_SPAN);
  const whole = fewest >= WANTED_POINTS && narrow.length === 0;
  const some = most >= CURVE_POINTS && narrow.length < counts.length;
  return check(
    'operating-points',
    whole ? 'met' : some ? 'partly' : 'missing',
    {
      found: fewest,
      most,
      wanted: WANTED_POINTS,
      short: namesOf(short),
      narrow: namesOf(narrow),
      wantedSpan: WANTED_SPAN,
    },
    mend,
  );
}

function namesOf(counts: readonly PointCount[]): string[] {
  return [...new Set(counts.map(({ strategy }) => strategy))];
}

/** Folds of one seed say nothing of how much a seed does. */
const SEEDS_OF_FOLDS = 2;

/**
 * Met from five seeds, partly from three; folds count, if there are two seeds at least.
 *
 * @param found seeds at every point, in cross-validation seeds with their folds
 * @param of how many seeds these are of
 */
export function seeds(found: number, of: number, mend: Mend | null): Check {
  return check(
    'seeds',
    found >= WANTED_SEEDS && of >= SEEDS_OF_FOLDS
      ? 'met'
      : found >= FEWEST_SEEDS
        ? 'partly'
        : 'missing',
    { found, of, wanted: WANTED_SEEDS, fewest: FEWEST_SEEDS, leastP: leastSignFlipP(found) },
    mend,
  );
}

/** Met where every control of the strategies' own kinds is there; partly where one is. */
export function controls(
  { found, lacking }: Record<'found' | 'lacking', Choice[]>,
  mend: Mend | null,
): Check {
  const state = lacking.length === 0 ? 'met' : found.length > 0 ? 'partly' : 'missing';
  return check('controls', state, { found, lacking }, mend);
}

/** With half of training's last rate or more it is as good as that. */
const RETRAINS_FROM = 0.5;
/** Of training's highest rate: the field's schedules end at a thousandth of it at least. */
const MOVES_FROM = 1e-3;

/** Whether fine-tuning moves weights at all: after a cosine even training's last rate may not. */
export function movesWeights({ fineTuning, trainingsHighest }: Question['rates']): boolean {
  return fineTuning >= MOVES_FROM * trainingsHighest * (1 - 1e-9);
}

/**
 * Met where fine-tuning begins with at least half of training's last rate: with less, what a criterion
 * has broken cannot be told from what the rate could not mend (Renda et al., ICLR 2020; Le and Hua,
 * ICLR 2021). Missing where it hardly moves a weight.
 */
export function retrainingRate(rates: Question['rates']): Check {
  const { fineTuning, trainingsLast, trainingsHighest } = rates;
  if (trainingsLast === null) {
    return check('retraining-rate', 'partly', { rate: fineTuning, unknown: 1 });
  }
  const recovers = fineTuning >= RETRAINS_FROM * trainingsLast;
  const state = !movesWeights(rates) ? 'missing' : recovers ? 'met' : 'partly';
  return check('retraining-rate', state, { rate: fineTuning, trainingsLast, trainingsHighest });
}
