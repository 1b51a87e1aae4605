import { findSeriesOfRun } from '../../analysis/comparison/series-of-run.ts';
import { pointKey } from '../../charts/point-key.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';

/** Runs that differ in their seed or fold only: one strategy, or a dense network, at one level. */
export interface CurveGroup {
  /** As the key of their point in the comparison. */
  readonly key: string;
  readonly seriesKey: string;
  readonly level: number;
  readonly runs: readonly RunRecord[];
}

/**
 * Groups runs by everything but the seed, in the order in which they come.
 *
 * @param series of the same experiment, which name the groups
 */
export function curveGroups(
  runs: readonly RunRecord[],
  series: readonly Pick<ComparisonSeries, 'key' | 'strategy' | 'parameters'>[],
): CurveGroup[] {
  const groups = Map.groupBy(runs, ({ strategy, parameters, level }) => {
    if (isDense(strategy)) return strategy;
    const own = findSeriesOfRun({ strategy, parameters }, series);
    return pointKey(own?.key ?? identity(strategy, parameters), level);
  });
  return [...groups].map(([key, members]) => {
    const [first] = members;
    const level = first?.level ?? 0;
    return {
      key,
      seriesKey: isDense(key) ? key : key.slice(0, key.lastIndexOf('@')),
      level,
      runs: members.toSorted(
        (a, b) => a.seed - b.seed || (a.fold?.index ?? 0) - (b.fold?.index ?? 0),
      ),
    };
  });
}

function identity(strategy: string, parameters: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([strategy, fields]);
}

/**
 * What is overlaid until the reader chooses: the dense networks, and every strategy at its highest level
 * that has begun.
 */
export function usualGroups(
  groups: readonly CurveGroup[],
  hasBegun: (group: CurveGroup) => boolean,
): string[] {
  const begun = groups.filter(hasBegun);
  return [...Map.groupBy(begun, ({ seriesKey }) => seriesKey).values()]
    .flatMap((members) => members.toSorted((a, b) => b.level - a.level).slice(0, 1))
    .map(({ key }) => key);
}
