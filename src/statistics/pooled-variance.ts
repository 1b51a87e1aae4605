import { sampleVariance } from 'simple-statistics';
import { bartlettP } from './bartlett.ts';

/** A variance that several rows have in common, and how well it is known. */
export interface PooledVariance {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/**
 * Of two values there is next to nothing to tell a common variance by. From four on a row's own serves
 * nearly as well, while pooling rows whose unequal variances the preliminary test lets pass would make 5.4 % of
 * a level of 5 %.
 */
const POOLED_VALUES = 3;
/** A preliminary test is no proof of equality: it must not even hint at a difference. */
const EQUAL_ENOUGH = 0.25;

/**
 * The variance of rows of differences that share their seeds: the mean of the rows' sample variances,
 * where it may be pooled, else null. It may where there are at least two rows, of three values
 * each, of the same seeds in the same order, and Bartlett's test of equal variances has p > 0.25.
 *
 * Rows that are differences from one reference are not independent, so that the sum of n - 1 over
 * the rows would count the same evidence again and again. The degrees of freedom are those of
 * Satterthwaite (Biometrics Bulletin 2, 1946) for the trace of the rows' covariance matrix S, as in
 * Box (Annals of Mathematical Statistics 25, 1954): (n - 1) tr(S)^2 / tr(S^2). They are n - 1 where
 * all rows move together, and never more than (n - 1)^2.
 *
 * @param rows one per comparison: its differences by seed
 */
export function pooledVariance(rows: readonly (readonly number[])[]): PooledVariance | null {
  const n = rows[0]?.length ?? 0;
  if (rows.length < 2 || n !== POOLED_VALUES || rows.some((row) => row.length !== n)) return null;
  const p = bartlettP(rows);
  if (p === null || p <= EQUAL_ENOUGH) return null;
  const centred = rows.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / n;
    return row.map((value) => value - mean);
  });
  const variance = rows.reduce((sum, row) => sum + sampleVariance([...row]), 0) / rows.length;
  // tr(S^2) is the same of rows by seeds and of seeds by rows, of which there are fewer.
  let squares = 0;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const product = centred.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0);
      squares += (product / (n - 1)) ** 2;
    }
  }
  return { variance, degreesOfFreedom: ((n - 1) * (variance * rows.length) ** 2) / squares };
}
