import jstat from 'jstat';

const { noncentralt, studentt } = jstat.jStat;

/** All intervals of the workbench are 95 % intervals, and its tests go with them. */
export const SIGNIFICANCE = 0.05;

const criticalValues = new Map<string, number>();

/** The t that is exceeded in either direction with the probability `significance`, by default 5 %. */
export function criticalT(degreesOfFreedom: number, significance = SIGNIFICANCE): number {
  const key = `${degreesOfFreedom} ${significance}`;
  const known = criticalValues.get(key);
  if (known !== undefined) return known;
  const t = studentt.inv(1 - significance / 2, degreesOfFreedom);
  criticalValues.set(key, t);
  return t;
}

/** P(|T| >= |t|). */
export function twoSidedP(t: number, degreesOfFreedom: number): number {
  // From the lower tail: 1 - cdf would lose the digits of a small p.
  return Math.min(1, 2 * studentt.cdf(-Math.abs(t), degreesOfFreedom));
}

/**
 * Power of the two-sided one-sample (or paired) t-test: the probability that |T| exceeds its critical
 * value where T is noncentral t with n - 1 degrees of freedom and noncentrality
 * sqrt(n) * effect.
 *
 * @param effect mean difference / its standard deviation
 * @param n number of pairs, at least 2
 * @param significance the level of the test, by default 5 %
 */
export function powerOfTTest(effect: number, n: number, significance = SIGNIFICANCE): number {
  const dof = n - 1;
  const critical = criticalT(dof, significance);
  const noncentrality = Math.sqrt(n) * Math.abs(effect);
  return (
    1 -
    noncentralt.cdf(critical, dof, noncentrality) +
    noncentralt.cdf(-critical, dof, noncentrality)
  );
}
