import jstat from 'jstat';
import { sampleVariance } from 'simple-statistics';

/**
 * The p of Bartlett's test that groups have one variance (Proceedings of the Royal Society A 160,
 * 1937), against chi-square with one degree less than there are groups. Null where it is not
 * defined: with fewer than two groups, fewer than two values in one, or one without any spread.
 */
export function bartlettP(groups: readonly (readonly number[])[]): number | null {
  if (groups.length < 2 || groups.some((group) => group.length < 2)) return null;
  const parts = groups.map((group) => ({
    dof: group.length - 1,
    variance: sampleVariance([...group]),
  }));
  if (parts.some(({ variance }) => variance === 0)) return null;
  const total = parts.reduce((sum, { dof }) => sum + dof, 0);
  const common = parts.reduce((sum, { dof, variance }) => sum + dof * variance, 0) / total;
  const logs = parts.reduce((sum, { dof, variance }) => sum + dof * Math.log(variance), 0);
  const inverses = parts.reduce((sum, { dof }) => sum + 1 / dof, 0) - 1 / total;
  const correction = 1 + inverses / (3 * (groups.length - 1));
  const statistic = (total * Math.log(common) - logs) / correction;
  return 1 - jstat.jStat.chisquare.cdf(Math.max(0, statistic), groups.length - 1);
}
