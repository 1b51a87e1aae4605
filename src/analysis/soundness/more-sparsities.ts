/** The compression ratios that Blalock et al. (2020), section 6, propose as operating points. */
const PROPOSED_RATIOS = [2, 4, 8, 16, 32];

/**
 * Sparsities to add until there are `wanted`: of the proposed compression ratios those that lie
 * farthest, on the logarithmic scale, from what is there already.
 *
 * @param wanted at most as many as there are proposed ratios
 * @returns in rising order
 */
export function moreSparsities(given: readonly number[], wanted: number): number[] {
  const ratios = given.map((sparsity) => 1 / (1 - sparsity));
  const added: number[] = [];
  while (ratios.length < wanted) {
    const distance = (ratio: number) =>
      ratios.reduce(
        (least, other) => Math.min(least, Math.abs(Math.log2(ratio / other))),
        Infinity,
      );
    const farthest = PROPOSED_RATIOS.reduce((best, ratio) =>
      distance(ratio) > distance(best) ? ratio : best,
    );
    ratios.push(farthest);
    added.push(1 - 1 / farthest);
  }
  return added.toSorted((a, b) => a - b);
}
