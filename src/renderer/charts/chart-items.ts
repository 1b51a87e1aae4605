import type { ChartOption } from '../../charts/chart-option.ts';

/** Where an item stands in a chart. */
export interface ChartItem {
  readonly seriesIndex: number;
  /** Left out for a whole series. */
  readonly dataIndex?: number;
}

/** The key that an item of a chart's data carries; null where it has none. */
export function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('key' in item)) return null;
  return typeof item.key === 'string' ? item.key : null;
}

/** The series with this id, or else the items with this key. */
export function itemsWith({ series }: ChartOption, key: string): ChartItem[] {
  const whole = series.findIndex(({ id }) => id === key);
  if (whole >= 0) return [{ seriesIndex: whole }];
  return series.flatMap(({ data }, seriesIndex) =>
    (Array.isArray(data) ? (data as unknown[]) : []).flatMap((item, dataIndex) =>
      keyOf(item) === key ? [{ seriesIndex, dataIndex }] : [],
    ),
  );
}

/** The bands and whiskers of the series that these items belong to. */
export function bandsOf({ series }: ChartOption, items: readonly ChartItem[]): ChartItem[] {
  const bands = new Set(items.map(({ seriesIndex }) => `${series[seriesIndex]?.id} band`));
  return series.flatMap(({ id }, seriesIndex) => (bands.has(id) ? [{ seriesIndex }] : []));
}
