import jstat from 'jstat';
import { criticalT, SIGNIFICANCE } from './student-t.ts';

const { chisquare, normal } = jstat.jStat;

/** The power by which is planned (Cohen 1988). */
const WANTED_POWER = 0.8;

/** Simpson's rule with so many intervals gives ten digits. */
const INTERVALS = 400;
/** How far from 1 the scaled deviation is followed, in its own deviations of about 1 / sqrt(2 dof). */
const REACH = 9;

/**
 * Power of the two-sided one-sample (or paired) t-test: the probability that |T| exceeds its critical
 * value c where T is noncentral t with n - 1 degrees of freedom and noncentrality sqrt(n) * effect.
 * It is the mean of P(|Z + noncentrality| > c u) over u, the sample deviation as a multiple of the true one,
 * integrated by Simpson's rule: jStat's noncentral t loses digits where the noncentrality is large.
 *
 * @param effect mean difference / its standard deviation
 * @param n number of pairs, at least 2
 * @param significance the level of the test, by default 5 %
 * @param dof degrees of freedom of the deviation, where it is known better than by these n
 */
export function powerOfTTest(
  effect: number,
  n: number,
  significance = SIGNIFICANCE,
  dof = n - 1,
): number {
  const critical = criticalT(dof, significance);
  const noncentrality = Math.sqrt(n) * Math.abs(effect);
  const found = (u: number) =>
    normal.cdf(noncentrality - critical * u, 0, 1) +
    normal.cdf(-noncentrality - critical * u, 0, 1);
  // dof * u^2 is chi-square: its density, times the derivative 2 dof u.
  const density = (u: number) => chisquare.pdf(dof * u * u, dof) * 2 * dof * u;
  const upper = 1 + REACH / Math.sqrt(2 * dof);
  const step = upper / INTERVALS;
  let sum = 0;
  for (let place = 0; place <= INTERVALS; place++) {
    const u = Math.max(place * step, Number.EPSILON);
    const weight = place === 0 || place === INTERVALS ? 1 : place % 2 === 0 ? 2 : 4;
    sum += weight * found(u) * density(u);
  }
  return Math.min(1, (sum * step) / 3);
}

/**
 * The least n with which the paired t-test at a level finds an effect with a power of 0.8; null where
 * `most` are not enough.
 *
 * @param effect mean difference / its standard deviation
 */
export function valuesNeeded(effect: number, significance: number, most: number): number | null {
  for (let n = 2; n <= most; n++) {
    if (powerOfTTest(effect, n, significance) >= WANTED_POWER) return n;
  }
  return null;
}

/** Halvings of an interval after which it is narrower than any figure that is shown. */
const HALVINGS = 40;

/**
 * The least mean difference that the paired t-test with n values finds with a power of 0.8, in
 * standard deviations of the differences.
 */
export function detectableEffect(n: number, significance = SIGNIFICANCE, dof = n - 1): number {
  let [missed, found] = [0, 1];
  while (powerOfTTest(found, n, significance, dof) < WANTED_POWER) found *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (missed + found) / 2;
    if (powerOfTTest(middle, n, significance, dof) < WANTED_POWER) missed = middle;
    else found = middle;
  }
  return found;
}

/**
 * The smallest two-sided p that n differences can have without any assumption on their distribution:
 * of the 2^n ways to give them signs two are the most extreme (sign-flip test, Fisher 1935).
 */
export function leastSignFlipP(n: number): number {
  return Math.min(1, 2 ** (1 - n));
}
