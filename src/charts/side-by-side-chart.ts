import type { ComparisonPoint, Spread } from '../contract/results.ts';
import type { Figures } from '../language/figures.ts';
import { accuracyRange, accuracySeries } from './accuracy-panel.ts';
import type { BandKind } from './band.ts';
import { costRange, costSeries } from './cost-panel.ts';
import type { CostPanel } from './cost-panel.ts';
import type { Bar } from './bars.ts';
import type { ChartOption } from './chart-option.ts';
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
  /** What the lines around the means are; one standard deviation where it is left out. */
  readonly band?: BandKind;
  /** At which latency is shown; 1 where it is left out. */
  readonly batchSize?: number;
  /** Key of the line that is emphasised. */
  readonly selected?: string | null;
}

/** Of a row whose name has one line, which may become two, and of one whose name has two of its own. */
const ROW_HEIGHT = { one: 30, two: 40 };
const TOP = 34;
const BOTTOM = 8;
const GAP = 28;

/** Of a letter of the names, about; a Chinese one is twice as wide. */
const LETTER_WIDTH = 7.3;

/** The names get the room of the longest one, but never so much that little is left of the panels. */
function namesWidth(bars: readonly Bar[], width: number): number {
  const letters = bars
    .flatMap(({ name }) => name.split('\n'))
    .map((line) => line.length + (line.match(/[\u3000-\u9fff\uff00-\uff60]/gu)?.length ?? 0));
  const longest = Math.max(0, ...letters) * LETTER_WIDTH + 16;
  return Math.min(longest, width * 0.28);
}

const hasTwoLines = (bars: readonly Pick<Bar, 'name'>[]) =>
  bars.some(({ name }) => name.includes('\n'));

/** Pixels that the chart needs. */
export function sideBySideHeight(bars: readonly Pick<Bar, 'name'>[]): number {
  return TOP + bars.length * ROW_HEIGHT[hasTwoLines(bars) ? 'two' : 'one'] + BOTTOM;
}

/**
 * Accuracy, size and latency next to each other, one line per strategy. Accuracies stand close
 * together far from zero, so they are points with their spread on an axis of their own; sizes and
 * latencies are bars from zero.
 */
export function sideBySideOption(input: SideBySideInput): ChartOption {
  const { bars, width, ink, texts, figures, band = 'sd', batchSize = 1, selected = null } = input;
  const names = namesWidth(bars, width);
  const panel = Math.max(60, (width - names - 2 * GAP - 16) / 3);
  const left = [0, 1, 2].map((index) => names + index * (panel + GAP));
  const latency = ({ latencyMs }: ComparisonPoint): Spread | null => latencyMs?.[batchSize] ?? null;
  const pending = bars.every(({ point }) => latency(point) === null);
  const range = accuracyRange(bars, panel, band);
  const costs: CostPanel[] = [
    {
      id: 'size',
      axis: 1,
      of: ({ gzipBytes }) => gzipBytes,
      text: figures.kilobytes,
      spreadText: figures.kilobytes,
    },
    {
      id: 'latency',
      axis: 2,
      of: latency,
      text: figures.milliseconds,
      spreadText: figures.millisecondsHalf,
      marked: (shown, { latencyDoubts }) =>
        latencyDoubts.length > 0 ? figures.doubtful(shown) : shown,
    },
  ];
  const costRanges = costs.map((cost) => costRange(bars, cost, panel, band));
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
      min: index === 0 ? range.min : 0,
      max: (index === 0 ? range.max : costRanges[index - 1]?.max) ?? 1,
    })),
    yAxis: left.map((_from, index) => ({
      ...axisStyle(ink),
      gridIndex: index,
      type: 'category',
      inverse: true,
      // Names can be clicked where somebody listens.
      triggerEvent: index === 0,
      data: bars.map(({ key, name }) => ({
        value: name,
        ...(key === selected ? { textStyle: { fontWeight: 700 } } : {}),
      })),
      axisLine: { show: index > 0, lineStyle: { color: ink.axis } },
      splitLine: { show: index === 0, lineStyle: { color: ink.grid } },
      axisLabel: {
        show: index === 0,
        color: ink.text,
        fontSize: 12.5,
        width: names - 12,
        // A row has room for two lines: what has two of its own gets no third.
        overflow: hasTwoLines(bars) ? 'truncate' : 'break',
        lineHeight: 14,
      },
    })),
    series: [
      ...accuracySeries(bars, range, { figures, ink, band }),
      ...costs.flatMap((cost, index) =>
        costSeries(bars, cost, costRanges[index] ?? { labels: 1, max: 1 }, { ink, band }),
      ),
    ],
  };
}
