import { criticalT, oneSidedP, twoSidedP } from './student-t.ts';

/** A mean as it was estimated: what is known of how far it may be off. */
export interface EstimatedMean {
  readonly mean: number;
  /** Standard deviation of the mean itself, as estimated; above 0. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** Two-sided p of Student's test that the mean is 0: |mean| / standard error against t. */
export function meanP({ mean, standardError, degreesOfFreedom }: EstimatedMean): number {
  return twoSidedP(mean / standardError, degreesOfFreedom);
}

/** Half the width of the 95 % interval of the mean: t(0.975) standard errors. */
export function meanHalfWidth({ standardError, degreesOfFreedom }: EstimatedMean): number {
  return criticalT(degreesOfFreedom) * standardError;
}

/**
 * The p of equivalence: that the mean lies outside of ± margin. Two one-sided tests (Schuirmann,
 * Journal of Pharmacokinetics and Biopharmaceutics 15, 1987), of which the larger p counts; it is
 * below 0.05 where the 90 % interval lies within the margin.
 */
export function equivalenceP(
  { mean, standardError, degreesOfFreedom }: EstimatedMean,
  margin: number,
): number {
  return oneSidedP((margin - Math.abs(mean)) / standardError, degreesOfFreedom);
}
