import type { SectionContext } from './report-input.ts';

/** Names of the series of a comparison by their keys. */
export function seriesNames({
  comparison,
  names,
}: Pick<SectionContext, 'comparison' | 'names'>): (seriesKey: string) => string {
  const byKey = new Map(comparison.series.map((series) => [series.key, names.series(series)]));
  return (key) => byKey.get(key) ?? key;
}
