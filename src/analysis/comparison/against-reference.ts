import { EQUIVALENCE_MARGIN } from '../../contract/results.ts';
import type { ComparisonPoint, PairedDifference } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { testTogether } from './differences.ts';
import type { ByRepeat } from './differences.ts';
import { areOneNetwork } from './one-network.ts';

/** Runs by id. */
export type RunsById = ReadonlyMap<string, RunRecord>;

/** The runs behind a point. */
type Runs = Pick<ComparisonPoint, 'runs'>;

/** The test accuracies behind a point, as far as its runs are known. */
export function accuraciesOf(point: Runs, byId: RunsById): ByRepeat {
  return figuresOf(point, byId, ({ accuracy }) => accuracy);
}

function figuresOf({ runs }: Runs, byId: RunsById, of: (metrics: RunMetrics) => number): ByRepeat {
  return new Map(
    runs.flatMap((run) => {
      const metrics = byId.get(run.id)?.metrics;
      return metrics ? [[repeatOf(run), of(metrics)] as const] : [];
    }),
  );
}

/** Whether two points have the very same networks wherever both have one: accuracy and loss are equal. */
export function areSameNetworks(one: Runs, other: Runs, byId: RunsById): boolean {
  const figures = [({ accuracy }: RunMetrics) => accuracy, ({ loss }: RunMetrics) => loss];
  return figures.every((of) =>
    [...differencesOf(figuresOf(one, byId, of), figuresOf(other, byId, of)).values()].every(
      (difference) => difference === 0,
    ),
  );
}

/** Whether the differences of two points are of one network from another, time and again. */
export function isRepeated(one: Runs, other: Runs, byId: RunsById): boolean {
  return [one, other].every(({ runs }) =>
    areOneNetwork(runs.flatMap(({ id }) => byId.get(id)?.metrics ?? [])),
  );
}

/** Most of a point's networks are no better than guessing. */
export function isAtChance({ runs }: Runs, byId: RunsById): boolean {
  const guessing = runs.filter(({ id }) => byId.get(id)?.condition === 'at-chance');
  return 2 * guessing.length > runs.length;
}

/** First minus second, where both are known. */
export function differencesOf(first: ByRepeat, second: ByRepeat): ByRepeat {
  return new Map(
    [...first].flatMap(([repeat, value]) => {
      const other = second.get(repeat);
      return other === undefined ? [] : [[repeat, value - other] as const];
    }),
  );
}

/** Into how many folds the runs of points split their examples; null without cross-validation. */
export function foldsOf(points: readonly Pick<ComparisonPoint, 'runs'>[]): number | null {
  return points.flatMap(({ runs }) => runs)[0]?.fold?.of ?? null;
}

/**
 * Points of one strategy with their differences from a reference. The question is whether this strategy loses
 * accuracy, at whichever of its levels: so they are tested together, and other strategies are not. Of networks at chance, or from a reference
 * that is, nothing is said: two that guess are not practically equal.
 */
export function againstReference(
  points: readonly ComparisonPoint[],
  reference: Runs,
  byId: RunsById,
): ComparisonPoint[] {
  const accuracies = accuraciesOf(reference, byId);
  const differences = testTogether(
    points.map((point) => differencesOf(accuraciesOf(point, byId), accuracies)),
    {
      margin: EQUIVALENCE_MARGIN,
      folds: foldsOf(points),
      same: points.map((point) => areSameNetworks(point, reference, byId)),
      repeated: points.map((point) => isRepeated(point, reference, byId)),
    },
  );
  const isReferenceAtChance = isAtChance(reference, byId);
  return points.map((point, place) => {
    const difference = differences[place] ?? null;
    const isGuess = isReferenceAtChance || isAtChance(point, byId);
    return { ...point, difference: difference && isGuess ? atChance(difference) : difference };
  });
}

function atChance(difference: PairedDifference): PairedDifference {
  return { ...difference, p: null, adjustedP: null, equivalenceP: null, state: 'at-chance' };
}
