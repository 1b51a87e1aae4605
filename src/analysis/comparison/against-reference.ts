import { EQUIVALENCE_MARGIN } from '../../contract/results.ts';
import type { ComparisonPoint } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { testTogether } from './differences.ts';
import type { ByRepeat } from './differences.ts';

/** Runs by id. */
export type RunsById = ReadonlyMap<string, RunRecord>;

/** The test accuracies behind a point, as far as its runs are known. */
export function accuraciesOf({ runs }: Pick<ComparisonPoint, 'runs'>, byId: RunsById): ByRepeat {
  return new Map(
    runs.flatMap((run) => {
      const accuracy = byId.get(run.id)?.metrics?.accuracy;
      return accuracy === undefined ? [] : [[repeatOf(run), accuracy] as const];
    }),
  );
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
 * accuracy, at whichever of its levels: so they are tested together, and other strategies are not.
 */
export function againstReference(
  points: readonly ComparisonPoint[],
  reference: ByRepeat,
  byId: RunsById,
): ComparisonPoint[] {
  const differences = testTogether(
    points.map((point) => differencesOf(accuraciesOf(point, byId), reference)),
    { margin: EQUIVALENCE_MARGIN, folds: foldsOf(points) },
  );
  return points.map((point, place) => ({ ...point, difference: differences[place] ?? null }));
}
