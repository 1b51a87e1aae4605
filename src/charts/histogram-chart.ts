import type { Histogram } from '../contract/run-details.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import type { Figures } from '../language/figures.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk } from './palette.ts';

/** How the weights of one layer are distributed, before and after. */
export interface HistogramChartInput {
  readonly histogram: Histogram;
  /** The same for all layers of a run, so that they can be compared. */
  readonly scale: 'linear' | 'log';
  readonly colour: string;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly dense: string;
    readonly pruned: string;
    /** `from −0.1 to 0.1`. */
    readonly range: (from: string, to: string) => string;
  };
}

/** On a logarithmic axis a bar of one weight still has some height. */
const LOG_START = 0.5;

/**
 * Weights by value: the dense baseline as grey bars, and over them those that the run kept. What is
 * exactly zero in the run is not in its bars: at high sparsity it would leave nothing else to see.
 */
export function histogramChartOption(input: HistogramChartInput): ChartOption {
  const { histogram, scale, ink, figures, colour, texts } = input;
  const { edges, dense, pruned } = histogram;
  const bins = pruned.length;
  const middle = (bins - 1) / 2;
  return {
    ...chartFrame(ink),
    grid: { left: 4, right: 12, top: 10, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (items: unknown) => {
        const [{ dataIndex }] = items as [{ dataIndex: number }];
        return tipHtml({
          title: texts.range(weightText(edges[dataIndex]), weightText(edges[dataIndex + 1])),
          lines: [
            ...(dense ? [[texts.dense, figures.count(dense[dataIndex] ?? 0)] as const] : []),
            [texts.pruned, figures.count(pruned[dataIndex] ?? 0)],
          ],
        });
      },
    },
    xAxis: {
      ...axisStyle(ink),
      type: 'category',
      data: pruned.map((_count, bin) => bin),
      axisLabel: {
        color: ink.quietText,
        interval: (bin: number) => bin === 0 || bin === middle || bin === bins - 1,
        showMinLabel: true,
        showMaxLabel: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        // The outer bins are named by the values at which they end.
        formatter: (_value: string, bin: number) =>
          bin === middle ? weightText(0) : weightText(edges[bin === 0 ? 0 : bin + 1]),
      },
    },
    yAxis: {
      ...axisStyle(ink),
      ...(scale === 'log'
        ? { type: 'log', min: LOG_START, startValue: LOG_START }
        : { type: 'value' }),
      splitNumber: 3,
      axisLabel: {
        color: ink.quietText,
        formatter: (count: number) => (count < 1 ? '' : figures.thousands(count)),
      },
    },
    series: [
      ...(dense ? [barsOf('dense', texts.dense, dense, ink.axis, scale)] : []),
      barsOf('pruned', texts.pruned, pruned, colour, scale),
    ],
  };

  function weightText(value: number | undefined): string {
    return figures.weight(value ?? 0);
  }
}

function barsOf(
  id: string,
  name: string,
  counts: readonly number[],
  color: string,
  scale: HistogramChartInput['scale'],
): ChartSeries {
  return {
    id,
    name,
    type: 'bar',
    // Each bin is one bar wide, and both models share it.
    barCategoryGap: 0,
    barGap: '-100%',
    itemStyle: { color, opacity: id === 'dense' ? 0.75 : 0.85 },
    emphasis: { disabled: true },
    // There is no logarithm of none.
    data: counts.map((count) => (scale === 'log' && count === 0 ? '-' : count)),
  };
}
