import type { ComparisonPoint, ComparisonSeries, Spread } from '../../contract/results.ts';
import { DENSE } from '../../contract/words.ts';
import type { Figures } from '../format/figures.ts';
import { bandSeries, spreadBounds } from './band.ts';
import type { BandPoint } from './band.ts';
import { tipHtml } from './chart-text.ts';
import type { Tip } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk } from './palette.ts';
import type { SeriesStyle } from './series-style.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';

/** What stands on the vertical axis: after fine-tuning, or right after pruning. */
export type AccuracyMeasure = 'final' | 'oneShot';
/** What stands on the horizontal axis; all are as achieved, not as asked. */
export type PruningMeasure = 'sparsity' | 'compression' | 'speedup';

/** The words of the chart, in the reader's language. */
export interface AccuracyChartTexts {
  readonly xAxis: string;
  readonly yAxis: string;
  readonly baseline: string;
  /** `3 seeds`. */
  readonly seeds: (count: number) => string;
  readonly seriesName: (series: ComparisonSeries) => string;
  readonly measures: Readonly<Record<PruningMeasure, string>>;
}

/** Everything the chart is made of. */
export interface AccuracyChartInput {
  readonly series: readonly ComparisonSeries[];
  readonly dense: ComparisonPoint | null;
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  readonly y: AccuracyMeasure;
  readonly x: PruningMeasure;
  /** Bottom of the vertical axis; what lies below is cut off. Null shows everything. */
  readonly from: number | null;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: AccuracyChartTexts;
}

/**
 * Accuracy against sparsity, compression ratio or theoretical speed-up: a line of means per series,
 * a band of one standard deviation around it, and the dense baseline as a dashed line with its own.
 */
export function accuracyChartOption(input: AccuracyChartInput): ChartOption {
  const { x, ink, figures, texts } = input;
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 24, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: { ...chartFrame(ink).tooltip, trigger: 'item' },
    xAxis: {
      ...axisStyle(ink),
      ...(x === 'sparsity'
        ? { type: 'value', min: 0, max: 1 }
        : { type: 'log', logBase: 2, min: 1, max: farthest(input) }),
      name: texts.xAxis,
      nameLocation: 'middle',
      nameGap: 32,
      axisLabel: {
        color: ink.quietText,
        formatter: (value: number) =>
          x === 'sparsity' ? figures.sparsity(value) : `${figures.plain(value)}×`,
      },
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      scale: true,
      ...(input.from === null ? {} : { min: input.from }),
      max: ({ max }: { max: number }) => (max > 0.985 ? 1 : null),
      axisLabel: {
        color: ink.quietText,
        formatter: (value: number) => figures.sparsity(value),
      },
    },
    series: [...baseline(input), ...input.series.flatMap((series) => lineOf(series, input))],
  };
}

function lineOf(series: ComparisonSeries, input: AccuracyChartInput): ChartSeries[] {
  const style = input.styles.get(series.key);
  const points = series.points
    .flatMap((point) => {
      const accuracy = accuracyOf(point, input.y);
      return accuracy === null ? [] : [{ point, accuracy, at: prunedBy(point, input.x).mean }];
    })
    .sort((a, b) => a.at - b.at);
  if (style === undefined || points.length === 0) return [];

  const name = input.texts.seriesName(series);
  const band: BandPoint[] = points.map(({ at, accuracy }) => [at, ...spreadBounds(accuracy)]);
  return [
    bandSeries(`${series.key} band`, band, style.colour),
    {
      id: series.key,
      name,
      type: 'line',
      symbol: style.symbol,
      symbolSize: 9,
      showAllSymbol: true,
      lineStyle: { color: style.colour, width: 2, type: style.line },
      itemStyle: {
        color: style.hollow ? input.ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 2,
      },
      emphasis: { focus: 'series', scale: 1.4 },
      tooltip: { formatter: tipOfItem },
      data: points.map(({ point, accuracy, at }) => ({
        value: [at, accuracy.mean],
        tip: tipOf(name, point, accuracy, input),
      })),
    },
  ];
}

/** The dense baseline, from one end of the horizontal axis to the other. */
function baseline(input: AccuracyChartInput): ChartSeries[] {
  const { dense, texts, figures, ink, x } = input;
  if (dense === null) return [];
  const [from, to] = x === 'sparsity' ? [0, 1] : [1, farthest(input)];
  const { accuracy } = dense;
  const [low, high] = spreadBounds(accuracy);
  const text = `${texts.baseline} ${figures.accuracySpread(accuracy)}`;
  return [
    bandSeries(
      `${DENSE} band`,
      [
        [from, low, high],
        [to, low, high],
      ],
      ink.quietText,
    ),
    {
      id: DENSE,
      name: texts.baseline,
      type: 'line',
      symbol: 'circle',
      symbolSize: 0.1,
      itemStyle: { color: ink.text },
      emphasis: { scale: false },
      lineStyle: { color: ink.text, width: 1.5, type: [6, 4] },
      label: {
        show: true,
        position: [6, -18],
        align: 'left',
        color: ink.text,
        textBorderColor: ink.surface,
        textBorderWidth: 3,
        formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === 0 ? text : ''),
      },
      tooltip: { formatter: tipOfItem },
      data: [from, to].map((at) => ({
        value: [at, accuracy.mean],
        tip: tipOf(texts.baseline, dense, accuracy, input),
      })),
      z: 1,
    },
  ];
}

function tipOf(
  title: string,
  point: ComparisonPoint,
  accuracy: Spread,
  { figures, texts }: AccuracyChartInput,
): Tip {
  return {
    title,
    lines: [
      [texts.yAxis, `${figures.accuracySpread(accuracy)} (${texts.seeds(accuracy.n)})`],
      [texts.measures.sparsity, figures.sparsity(point.achievedSparsity.mean)],
      [texts.measures.compression, figures.times(point.compressionRatio.mean)],
      [texts.measures.speedup, figures.times(point.theoreticalSpeedup.mean)],
    ],
  };
}

function tipOfItem({ data }: { data: unknown }): string {
  return tipHtml((data as { tip: Tip }).tip);
}

/** The accuracy that a measure means; null where it does not apply. */
export function accuracyOf(point: ComparisonPoint, measure: AccuracyMeasure): Spread | null {
  return measure === 'final' ? point.accuracy : point.oneShotAccuracy;
}

function prunedBy(point: ComparisonPoint, measure: PruningMeasure): Spread {
  switch (measure) {
    case 'sparsity':
      return point.achievedSparsity;
    case 'compression':
      return point.compressionRatio;
    case 'speedup':
      return point.theoreticalSpeedup;
  }
}

/** The right end of a logarithmic axis: the power of two that has room for every point. */
function farthest({ series, x }: AccuracyChartInput): number {
  const values = series.flatMap(({ points }) => points.map((point) => prunedBy(point, x).mean));
  return 2 ** Math.ceil(Math.log2(Math.max(2, ...values)));
}
