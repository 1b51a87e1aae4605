/** Ranks from 1, the smallest first; equal values share the mean of the ranks that they take. */
export function rank(values: readonly number[]): number[] {
  const ranks = new Array<number>(values.length).fill(0);
  const groups = Map.groupBy(values.keys(), (index) => values[index] ?? NaN);
  let before = 0;
  for (const [, members] of [...groups].toSorted(([a], [b]) => a - b)) {
    for (const index of members) ranks[index] = before + (members.length + 1) / 2;
    before += members.length;
  }
  return ranks;
}
