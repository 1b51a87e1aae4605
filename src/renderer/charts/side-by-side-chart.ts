import type { ComparisonPoint, Spread } from '../../contract/results.ts';
import type { Figures } from '../format/figures.ts';
import { accuracyRange, accuracySeries } from './accuracy-panel.ts';
import { endLabel } from './bars.ts';
import type { Bar } from './bars.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk } from './palette.ts';

/** Everything the chart is made of. */
export interface SideBySideInput {
  readonly bars: readonly Bar[];
  /** Of the chart, in pixels. */
  readonly width: number;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly accuracy: string;
    readonly size: string;
    readonly latency: string;
    readonly latencyPending: string;
  };
}

const ROW_HEIGHT = 30;
const TOP = 34;
const BOTTOM = 8;
const GAP = 28;

/** Pixels that this many lines need. */
export function sideBySideHeight(bars: number): number {
  return TOP + bars * ROW_HEIGHT + BOTTOM;
}

/**
 * Accuracy, size and latency next to each other, one line per strategy. Accuracies stand close
 * together far from zero, so they are points with their spread on an axis of their own; sizes and
 * latencies are bars from zero.
 */
export function sideBySideOption(input: SideBySideInput): ChartOption {
  const { bars, width, ink, texts } = input;
  const names = Math.min(210, width * 0.24);
  const panel = Math.max(60, (width - names - 2 * GAP - 16) / 3);
  const left = [0, 1, 2].map((index) => names + index * (panel + GAP));
  const pending = bars.every(({ point }) => batchOne(point) === null);
  const range = accuracyRange(bars, panel);
  const titles = [texts.accuracy, texts.size, pending ? texts.latencyPending : texts.latency];
  return {
    ...chartFrame(ink),
    tooltip: { show: false },
    title: titles.map((text, index) => ({
      text,
      left: left[index] ?? 0,
      top: 4,
      padding: 0,
      textStyle: {
        fontSize: 12.5,
        fontWeight: 600,
        color: index === 2 && pending ? ink.quietText : ink.text,
        width: panel,
        overflow: 'truncate',
      },
    })),
    grid: left.map((from) => ({ left: from, width: panel, top: TOP, bottom: BOTTOM })),
    xAxis: left.map((_from, index) => ({
      gridIndex: index,
      type: 'value',
      show: false,
      ...(index === 0
        ? { min: range.min, max: range.max }
        : // Room for the figure at the end of the longest bar.
          { max: ({ max }: { max: number }) => max * 1.45 }),
    })),
    yAxis: left.map((_from, index) => ({
      ...axisStyle(ink),
      gridIndex: index,
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: index > 0, lineStyle: { color: ink.axis } },
      splitLine: { show: index === 0, lineStyle: { color: ink.grid } },
      axisLabel: {
        show: index === 0,
        color: ink.text,
        fontSize: 12.5,
        width: names - 12,
        overflow: 'truncate',
      },
    })),
    series: [...accuracySeries(bars, range, input), ...barSeries(input)],
  };
}

function barSeries({ bars, figures, ink }: SideBySideInput): ChartSeries[] {
  const panels = [
    { id: 'size', of: (point: ComparisonPoint) => point.gzipBytes, text: figures.kilobytes },
    { id: 'latency', of: batchOne, text: figures.milliseconds },
  ];
  return panels.map(({ id, of, text }, index) => ({
    id,
    type: 'bar',
    silent: true,
    xAxisIndex: index + 1,
    yAxisIndex: index + 1,
    barWidth: 12,
    data: bars.map(({ point, colour }) => {
      const spread = of(point);
      return {
        value: spread === null ? 0 : spread.mean,
        itemStyle: { color: colour, borderRadius: [0, 3, 3, 0] },
        label: endLabel(spread === null ? '' : text(spread.mean), ink, 6),
      };
    }),
  }));
}

function batchOne({ latencyMs }: ComparisonPoint): Spread | null {
  return latencyMs?.['1'] ?? null;
}
