import type { DatasetDetails } from '../contract/catalogue.ts';
import type { ChartOption } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import type { Figures } from '../language/figures.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk, Look } from './palette.ts';

type SplitName = DatasetDetails['splits'][number]['name'];

/** Of the bars of both splits. */
export const SPLIT_COLOURS: Record<Look, { readonly train: string; readonly test: string }> = {
  light: { train: '#0072b2', test: '#e09600' },
  dark: { train: '#4aa3df', test: '#f7bc4f' },
};

/** How the examples of a data set are spread over its classes. */
export interface ClassBalanceInput {
  readonly details: Pick<DatasetDetails, 'classes' | 'splits'>;
  readonly colours: Readonly<Record<SplitName, string>>;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: Readonly<Record<SplitName, string>>;
}

/**
 * Each split's share of examples by class, as bars side by side: shares, since splits differ in
 * size. A balanced set has bars of one height.
 */
export function classBalanceOption({
  details: { classes, splits },
  colours,
  ink,
  figures,
  texts,
}: ClassBalanceInput): ChartOption {
  return {
    ...chartFrame(ink),
    grid: { left: 4, right: 4, top: 10, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (items: unknown) => {
        const [{ dataIndex }] = items as [{ dataIndex: number }];
        return tipHtml({
          title: classes[dataIndex] ?? '',
          lines: splits.map(({ name, count, byClass }) => {
            const own = byClass[dataIndex] ?? 0;
            return [texts[name], `${figures.count(own)} (${figures.sparsity(own / count)})`];
          }),
        });
      },
    },
    xAxis: { ...axisStyle(ink), type: 'category', data: [...classes] },
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      splitNumber: 3,
      axisLabel: { color: ink.quietText, formatter: figures.sparsity },
    },
    series: splits.map(({ name, count, byClass }) => ({
      id: name,
      name: texts[name],
      type: 'bar',
      barCategoryGap: '35%',
      barGap: '10%',
      itemStyle: { color: colours[name], borderRadius: [2, 2, 0, 0] },
      emphasis: { disabled: true },
      data: byClass.map((own) => own / count),
    })),
  };
}
