import type { EChartsOption } from 'echarts';

/** The option of a chart, with its series as a list. */
export type ChartOption = Omit<EChartsOption, 'series'> & { series: ChartSeries[] };

/** One series of a chart. */
export type ChartSeries = Extract<NonNullable<EChartsOption['series']>, { type?: unknown }> & {
  readonly id: string;
};
