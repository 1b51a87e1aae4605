/** A candidate of an experiment whose truth is known. */
export interface TrueCandidate {
  /** The accuracy that its networks have on average. */
  readonly accuracy: number;
  /** Standard deviation between seeds, of what it does not share with the others. */
  readonly sd: number;
}

/** A world to make experiments in. */
export interface Scenario {
  readonly name: string;
  /** By strategy, from its lowest level to its highest. */
  readonly strategies: readonly (readonly TrueCandidate[])[];
  readonly reference: TrueCandidate;
  /** Over how many test examples accuracies are counted. */
  readonly testExamples: number;
}

/** How much a seed moves all networks that start from it. */
export const SEED_SD = 0.003;

/** As many as MNIST has. */
const TEST_EXAMPLES = 10_000;

const REFERENCE = { accuracy: 0.93, sd: 0.0015 };

/** As many strategies at as many levels, by what `of` says of each. */
function grid(
  strategies: number,
  levels: number,
  of: (strategy: number, level: number) => TrueCandidate,
): TrueCandidate[][] {
  return Array.from({ length: strategies }, (_, strategy) =>
    Array.from({ length: levels }, (_none, level) => of(strategy, level)),
  );
}

/**
 * Spreads are those of the article's network on MNIST: about 0.15 points between seeds at moderate sparsities,
 * ten times that where little is left.
 */
export const scenarios: readonly Scenario[] = [
  {
    name: 'all equal, 8 × 3',
    strategies: grid(8, 3, () => REFERENCE),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'all equal, spreads 1 to 6',
    strategies: grid(8, 3, (strategy, level) => ({
      accuracy: 0.93,
      sd: 0.0005 * (1 + ((3 * strategy + level) % 6)),
    })),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'all equal, far apart by seed',
    strategies: grid(6, 3, (_strategy, level) => ({ accuracy: 0.8, sd: 0.01 * (1 + level) })),
    reference: { accuracy: 0.8, sd: 0.01 },
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'all equal, 4 × 1',
    strategies: grid(4, 1, () => REFERENCE),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'one best by 1 point',
    strategies: grid(6, 1, (strategy) => ({
      accuracy: strategy === 2 ? 0.93 : 0.92,
      sd: 0.0015,
    })),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'two best, others 1 point worse',
    strategies: grid(6, 1, (strategy) => ({
      accuracy: strategy < 2 ? 0.93 : 0.92,
      sd: 0.0015,
    })),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'graded by level and strategy',
    strategies: grid(5, 5, (strategy, level) => ({
      accuracy: 0.93 - 0.001 * level ** 2 * (1 + strategy / 2),
      sd: 0.0012 * (1 + level ** 2 / 4),
    })),
    reference: REFERENCE,
    testExamples: TEST_EXAMPLES,
  },
  {
    name: 'best, others at the margin',
    strategies: grid(5, 1, (strategy) => ({
      accuracy: strategy === 0 ? 0.93 : 0.93 - 0.005,
      sd: 0.0008,
    })),
    reference: { accuracy: 0.935, sd: 0.0008 },
    testExamples: TEST_EXAMPLES,
  },
  ...[500, 100].map((testExamples) => ({
    name: `all equal, ${testExamples} test images`,
    strategies: grid(4, 5, () => REFERENCE),
    reference: REFERENCE,
    testExamples,
  })),
];
