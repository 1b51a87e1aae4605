/**
 * P-values corrected for being tested together, by the step-down procedure of Holm (1979): the k-th
 * smallest of m is multiplied by m - k + 1, is at least as large as the one before it and at most 1.
 * What has no p was not tested: it stays null and does not count among the m.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .toSorted((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  tested.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (tested.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}
