const MAX_SEED = 2 ** 31 - 1;

/** So many seeds that are not used yet: those after the largest, then from 0 where that is the last. */
export function nextSeeds(used: readonly number[], count: number): number[] {
  const taken = new Set(used);
  const found: number[] = [];
  let seed = used.length === 0 ? 0 : used.reduce((a, b) => Math.max(a, b)) + 1;
  while (found.length < count) {
    if (seed > MAX_SEED) seed = 0;
    if (!taken.has(seed)) found.push(seed);
    taken.add(seed);
    seed++;
  }
  return found;
}
