/** The first so many seeds, with the smallest that are not there yet behind them. */
export function withSeedCount(seeds: readonly unknown[], count: number): unknown[] {
  const wanted = seeds.slice(0, count);
  for (let seed = 0; wanted.length < count; seed++) {
    if (!wanted.includes(seed)) wanted.push(seed);
  }
  return wanted;
}
