import type { ChartOption, ChartSeries } from './chart-option.ts';

/** The series with this id, for tests. */
export function seriesWith({ series }: ChartOption, id: string): ChartSeries {
  const found = series.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No series ${id} among ${series.map((one) => one.id)}`);
  return found;
}

/** The data of the series with this id, for tests. */
export function dataOf(option: ChartOption, id: string): unknown[] {
  return seriesWith(option, id).data as unknown[];
}

/** The values of the series with this id whose data carry more than values, for tests. */
export function valuesOf(option: ChartOption, id: string): unknown[] {
  return (dataOf(option, id) as { value: unknown }[]).map(({ value }) => value);
}
