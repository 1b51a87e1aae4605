/**
 * How many of `total` weights or units a sparsity removes: `sparsity * total` rounded to the
 * nearest integer, halves to the even one, as `torch.nn.utils.prune` (Python's `round`) does.
 * Throws a RangeError for a sparsity outside 0 to 1.
 */
export function removalCount(sparsity: number, total: number): number {
  if (!(sparsity >= 0 && sparsity <= 1)) {
    throw new RangeError(`A sparsity is a fraction from 0 to 1, not ${sparsity}.`);
  }
  const exact = sparsity * total;
  const below = Math.floor(exact);
  const rest = exact - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
}
