import type { DifferenceState, PairedDifference } from '../../contract/results.ts';
import { holm } from '../../statistics/holm.ts';
import { equivalenceP, meanHalfWidth, meanP } from '../../statistics/mean-test.ts';
import type { EstimatedMean } from '../../statistics/mean-test.ts';
import { pooledVariance } from '../../statistics/pooled-variance.ts';
import { resampledFactor } from '../../statistics/resampled-variance.ts';
import { spread } from '../../statistics/spread.ts';
import { SIGNIFICANCE } from '../../statistics/student-t.ts';
import { withoutInterval } from './one-network.ts';

/** Differences of one row by what both sides have in common: the seed, in cross-validation with its fold. */
export type ByRepeat = ReadonlyMap<string, number>;

/** On what terms differences are tested. */
export interface Terms {
  /** How far two figures may lie apart and count as the same, in their own unit. */
  readonly margin: number;
  /** Into how many folds the examples are split; null without cross-validation. */
  readonly folds: number | null;
  /** Of which rows all pairs are of the very same network, row by row; of none where it is left out. */
  readonly same?: readonly boolean[];
  /** Of which rows all pairs are of one network and one other: there was one comparison. */
  readonly repeated?: readonly boolean[];
}

/** A difference with what is known of its mean, before anything is corrected; null for no pair. */
export interface Estimate {
  readonly spread: ReturnType<typeof spread>;
  /** Null with one pair, and where all pairs differ by the same. */
  readonly estimated: EstimatedMean | null;
  /** All pairs are of the very same network: that they do not differ is no chance. */
  readonly isSame: boolean;
  /** All pairs are of the same two networks: that they differ by the same shows nothing. */
  readonly isRepeated?: boolean;
  readonly method: NonNullable<PairedDifference['test']>['method'];
}

/** Figures that are compared are shares: what is smaller than this is rounding. */
const ROUNDING = 1e-12;
/** So many seeds do not all differ by the same by chance, as two or three do where few examples are counted. */
const SEEDS_TO_AGREE = 5;

/**
 * Estimates the means of differences that are tested together. Over folds the variance is Nadeau and
 * Bengio's. Else, where the rows may be pooled (`pooledVariance`), each takes the larger of its own variance
 * and the common one: a row that varies more than the others must not look surer than it is.
 */
export function estimates(
  rows: readonly ByRepeat[],
  { folds, same, repeated }: Omit<Terms, 'margin'>,
): readonly (Estimate | null)[] {
  const pooled = folds === null ? pooledVariance(comparableRows(rows)) : null;
  return rows.map((row, place): Estimate | null => {
    if (row.size === 0) return null;
    const isSame = same?.[place] === true;
    const isRepeated = repeated?.[place] === true;
    const over = spread([...row.values()]);
    const { n, mean, sd } = over;
    if (sd === null || sd < ROUNDING) {
      return { spread: over, estimated: null, isSame, isRepeated, method: 'paired' };
    }
    const own = { variance: sd ** 2, degreesOfFreedom: n - 1 };
    const usesPooled = pooled !== null && n === largest(rows);
    const { variance, degreesOfFreedom } = usesPooled
      ? {
          variance: Math.max(own.variance, pooled.variance),
          degreesOfFreedom: pooled.degreesOfFreedom,
        }
      : own;
    const factor = folds === null ? 1 / n : resampledFactor(n, folds);
    return {
      spread: over,
      estimated: { mean, standardError: Math.sqrt(variance * factor), degreesOfFreedom },
      isSame,
      isRepeated,
      method: folds !== null ? 'resampled' : usesPooled ? 'pooled' : 'paired',
    };
  });
}

/** The rows that have every seed which any of them has, in one order. */
function comparableRows(rows: readonly ByRepeat[]): number[][] {
  const complete = rows.filter((row) => row.size === largest(rows));
  const repeats = [...(complete[0]?.keys() ?? [])];
  const values = complete.map((row) => repeats.flatMap((repeat) => row.get(repeat) ?? []));
  // Where the seeds are not the same ones some row is too short, and nothing is pooled.
  return values.filter((row) => {
    const over = row.length < 2 ? null : spread(row).sd;
    return row.length < repeats.length || (over !== null && over >= ROUNDING);
  });
}

function largest(rows: readonly ByRepeat[]): number {
  return rows.reduce((most, { size }) => Math.max(most, size), 0);
}

/**
 * Differences that answer one question, tested together: Holm's correction is over all of them, for
 * difference and for equivalence. Null for a row without any pair.
 */
export function testTogether(rows: readonly ByRepeat[], terms: Terms): (PairedDifference | null)[] {
  const all = estimates(rows, terms);
  const every = all.map(() => true);
  return judged(all, every, terms.margin);
}

/**
 * What is to be said of estimated differences.
 *
 * @param claimed of which equivalence may be claimed: only these are corrected for together in that
 */
export function judged(
  all: readonly (Estimate | null)[],
  claimed: readonly boolean[],
  margin: number,
): (PairedDifference | null)[] {
  const p = all.map((one) => (one?.estimated ? meanP(one.estimated) : null));
  const adjusted = holm(p);
  const equivalence = holm(
    all.map((one, row) =>
      one?.estimated && claimed[row] === true ? equivalenceP(one.estimated, margin) : null,
    ),
  );
  const comparisons = p.filter((one) => one !== null).length;
  return all.map((one, row): PairedDifference | null => {
    if (one === null) return null;
    const { estimated, method } = one;
    const adjustedP = adjusted[row] ?? null;
    const said = {
      p: p[row] ?? null,
      adjustedP,
      margin,
      equivalenceP: equivalence[row] ?? null,
    };
    if (estimated === null) {
      const state = stateOfConstant(one, margin);
      const seen = one.isRepeated && !one.isSame ? withoutInterval(one.spread) : one.spread;
      const halfWidth = state === 'undecided' ? null : seen.halfWidth;
      return { ...seen, halfWidth, ...said, state, test: null };
    }
    return {
      ...one.spread,
      halfWidth: meanHalfWidth(estimated),
      ...said,
      state: stateOf(said),
      test: { method, degreesOfFreedom: estimated.degreesOfFreedom, comparisons },
    };
  });
}

/**
 * Equivalence comes first: a difference may be there beyond doubt and yet be of no account. What shows
 * neither is undecided.
 */
function stateOf({
  adjustedP,
  equivalenceP: within,
}: Pick<PairedDifference, 'adjustedP' | 'equivalenceP'>): DifferenceState {
  if (within !== null && within < SIGNIFICANCE) return 'equivalent';
  return adjustedP !== null && adjustedP < SIGNIFICANCE ? 'different' : 'undecided';
}

/**
 * Where every seed differs by the same there is no test. Of the very same networks nothing is different. Five
 * seeds do not agree by chance: no difference at all is equivalent, more than the margin is different. Fewer do,
 * the more so the fewer examples are counted. Null for a single seed, and for the same two networks at every
 * seed, which are no more than that.
 */
function stateOfConstant(
  {
    spread: { n, sd, mean },
    isSame,
    isRepeated,
  }: Pick<Estimate, 'spread' | 'isSame' | 'isRepeated'>,
  margin: number,
): DifferenceState | null {
  if (sd === null) return null;
  if (isSame) return 'equivalent';
  if (isRepeated) return null;
  if (n < SEEDS_TO_AGREE) return 'undecided';
  if (Math.abs(mean) <= ROUNDING) return 'equivalent';
  return Math.abs(mean) > margin ? 'different' : 'undecided';
}

/**
 * Whether the 95 % interval of a difference that is undecided excludes zero: it is clear by itself, and
 * not after correction for all that were tested with it.
 */
export function isClearByItself({ state, p }: Pick<PairedDifference, 'state' | 'p'>): boolean {
  return state === 'undecided' && p !== null && p < SIGNIFICANCE;
}
