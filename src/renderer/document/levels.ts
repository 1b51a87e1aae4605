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

/** Each sparsity once, the smallest first. */
export function orderedLevels(sparsities: readonly number[]): number[] {
  return [...new Set(sparsities)].toSorted((a, b) => a - b);
}
