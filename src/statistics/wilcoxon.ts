import { rank } from './ranks.ts';

/** With more values than this the exact distribution is not worth its time. */
const MOST_VALUES = 200;

/**
 * The exact two-sided p of Wilcoxon's signed ranks (Biometrics Bulletin 1, 1945): whether differences
 * are symmetric around 0, one per data set or model. Demsar (JMLR 7, 2006) recommends it for comparing
 * two methods over several data sets, where differences have no common scale.
 *
 * Equal sizes share the mean of their ranks. Zeros are ranked with the others and then left out, after Pratt
 * (JASA 54, 1959), so that they count as evidence of no difference. The p is the share of all 2^n ways to
 * give the ranks signs whose sum is as far from its mean as what was seen, counted by doubled ranks, which
 * are whole. Null where nothing differs. With n values the least p is 2 / 2^n.
 *
 * @throws RangeError for more than 200 values
 */
export function wilcoxonP(differences: readonly number[]): number | null {
  if (differences.length > MOST_VALUES) {
    throw new RangeError(`Signed ranks are exact for at most ${MOST_VALUES} values.`);
  }
  const ranks = rank(differences.map(Math.abs));
  const signed = differences.flatMap((value, index) =>
    value === 0 ? [] : [{ positive: value > 0, doubled: Math.round(2 * (ranks[index] ?? 0)) }],
  );
  if (signed.length === 0) return null;
  const total = signed.reduce((sum, { doubled }) => sum + doubled, 0);
  const seen = signed.reduce((sum, { positive, doubled }) => sum + (positive ? doubled : 0), 0);
  // Shares of all ways to give signs, by the sum of the positive doubled ranks.
  let shares = new Float64Array(total + 1);
  shares[0] = 1;
  for (const { doubled } of signed) {
    const next = new Float64Array(total + 1);
    for (let sum = 0; sum <= total; sum++) {
      next[sum] = ((shares[sum] ?? 0) + (shares[sum - doubled] ?? 0)) / 2;
    }
    shares = next;
  }
  const distance = Math.abs(2 * seen - total);
  return Math.min(
    1,
    shares.reduce((p, share, sum) => (Math.abs(2 * sum - total) >= distance ? p + share : p), 0),
  );
}
