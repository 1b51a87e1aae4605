import jstat from 'jstat';

/** How seldom guessing may look like learning: a network is called untaught, so it should be. */
const RARELY = 0.001;

/**
 * The accuracy up to which a network may be guessing: what always naming the commonest class exceeds
 * with a probability of about 0.001, by the normal approximation of the binomial distribution,
 * c + z(0.999) * sqrt(c (1 - c) / n).
 *
 * @param commonestShare c: share of the test examples that the commonest class has
 * @param examples n: how many test examples there are
 */
export function chanceBound(commonestShare: number, examples: number): number {
  const deviation = Math.sqrt((commonestShare * (1 - commonestShare)) / examples);
  return Math.min(1, commonestShare + jstat.jStat.normal.inv(1 - RARELY, 0, 1) * deviation);
}
