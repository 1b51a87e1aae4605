/** Sparsities that are often asked for together. */
export const LEVEL_SETS = {
  /** The article's three. */
  article: [0.5, 0.8, 0.9],
  /** Compression ratios of 2, 4, 8, 16 and 32, which Blalock et al. (MLSys 2020) recommend. */
  powers: [0.5, 0.75, 0.875, 0.9375, 0.96875],
  /** From little to almost everything: enough points to see where accuracy breaks. */
  fine: [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98],
} as const;
export type LevelSet = keyof typeof LEVEL_SETS;

/** The smallest first; what is no number stays behind those that are, and what is there twice is. */
export function orderedLevels(sparsities: readonly unknown[]): unknown[] {
  const rank = (value: unknown) => (typeof value === 'number' ? value : Infinity);
  return sparsities.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
