import jstat from 'jstat';

const { noncentralt, studentt } = jstat.jStat;

/** All intervals of the workbench are 95 % intervals, and its tests go with them. */
export const SIGNIFICANCE = 0.05;

const criticalValues = new Map<number, number>();

/** The t that is exceeded in either direction with a probability of 5 %. */
export function criticalT(degreesOfFreedom: number): number {
  const known = criticalValues.get(degreesOfFreedom);
  if (known !== undefined) return known;
  const t = studentt.inv(1 - SIGNIFICANCE / 2, degreesOfFreedom);
  criticalValues.set(degreesOfFreedom, t);
  return t;
}

/** P(|T| >= |t|). */
export function twoSidedP(t: number, degreesOfFreedom: number): number {
  // From the lower tail: 1 - cdf would lose the digits of a small p.
  return Math.min(1, 2 * studentt.cdf(-Math.abs(t), degreesOfFreedom));
}

/**
 * Power of the two-sided one-sample (or paired) t-test at the 5 % level: the probability that |T|
 * exceeds its critical value where T is noncentral t with n - 1 degrees of freedom and noncentrality
 * sqrt(n) * effect.
 *
 * @param effect mean difference / its standard deviation
 * @param n number of pairs, at least 2
 */
export function powerOfTTest(effect: number, n: number): number {
  const dof = n - 1;
  const critical = criticalT(dof);
  const noncentrality = Math.sqrt(n) * Math.abs(effect);
  return (
    1 -
    noncentralt.cdf(critical, dof, noncentrality) +
    noncentralt.cdf(-critical, dof, noncentrality)
  );
}
