import jstat from 'jstat';

const { studentt } = jstat.jStat;

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

/** P(T >= t). */
export function oneSidedP(t: number, degreesOfFreedom: number): number {
  return studentt.cdf(-t, degreesOfFreedom);
}
