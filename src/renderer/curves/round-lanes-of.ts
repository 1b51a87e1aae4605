import { findSeriesOfRun } from '../../analysis/comparison/series-of-run.ts';
import type { PruningRounds } from '../../contract/curves.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { CurveGroup } from './curve-groups.ts';

/** When a series prunes that does so several times. */
export interface SeriesRounds {
  readonly seriesKey: string;
  readonly epochs: readonly number[];
}

/** The rounds of those series that are shown, each once, whatever levels of it are. */
export function roundLanesOf(
  rounds: readonly PruningRounds[],
  shown: readonly Pick<CurveGroup, 'seriesKey'>[],
  series: readonly Pick<ComparisonSeries, 'key' | 'strategy' | 'parameters'>[],
): SeriesRounds[] {
  const keys = new Set(shown.map(({ seriesKey }) => seriesKey));
  const known = rounds.flatMap(({ epochs, ...run }) => {
    const seriesKey = findSeriesOfRun(run, series)?.key;
    return seriesKey !== undefined && keys.has(seriesKey) ? [[seriesKey, epochs] as const] : [];
  });
  return [...new Map(known)].map(([seriesKey, epochs]) => ({ seriesKey, epochs }));
}
