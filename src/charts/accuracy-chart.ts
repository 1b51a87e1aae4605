import type { ComparisonSeries } from '../contract/results.ts';
import type { RunRecord } from '../contract/run.ts';
import { isDense } from '../contract/words.ts';
import type { Dense } from '../contract/words.ts';
import { accuracyLine } from './accuracy-line.ts';
import type { BandKind } from './band.ts';
import type { ChartOption } from './chart-option.ts';
import { accuracyAxisRange } from './close-up.ts';
import type { Figures } from '../language/figures.ts';
import type { DensePoint } from './dense-points.ts';
import { axisStyle, chartFrame } from './frame.ts';
import { axisRange, hasScales, measureAxis, usualScale } from './measure-axis.ts';
import type { AxisRange, Scale } from './measure-axis.ts';
import { pruningOf } from './measures.ts';
import type { AccuracyMeasure, PruningMeasure } from './measures.ts';
import type { ChartInk } from './palette.ts';
import { paretoLine } from './pareto-line.ts';
import { referenceLines } from './reference-lines.ts';
import { seedPoints } from './seed-points.ts';
import type { SeriesStyle } from './series-style.ts';

export type { AccuracyMeasure, PruningMeasure } from './measures.ts';

/** The words of the chart, in the reader's language. */
export interface AccuracyChartTexts {
  readonly xAxis: string;
  readonly yAxis: string;
  /** What differences refer to. */
  readonly reference: string;
  readonly denseName: (key: Dense) => string;
  /** `3 seeds`. */
  readonly seeds: (count: number) => string;
  readonly seriesName: (series: ComparisonSeries) => string;
  readonly measures: Readonly<Record<'sparsity' | 'compression' | 'speedup', string>>;
  /** Needed for single seeds: `seed 1`. */
  readonly seed?: (repeat: string) => string;
  /** Needed for latency: of one that should be measured again. */
  readonly unreliable?: string;
  /** Needed for the Pareto front. */
  readonly pareto?: string;
}

/** Everything the chart is made of. */
export interface AccuracyChartInput {
  readonly series: readonly ComparisonSeries[];
  /** The dense networks, the reference first. */
  readonly dense: readonly DensePoint[];
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  readonly y: AccuracyMeasure;
  readonly x: PruningMeasure;
  /** Bottom of the vertical axis; what lies below is cut off. Null shows everything. */
  readonly from: number | null;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: AccuracyChartTexts;
  /** One standard deviation where it is left out. */
  readonly band?: BandKind;
  /** The measure's usual one where it is left out. */
  readonly scale?: Scale;
  /** At which latency is shown; 1 where it is left out. */
  readonly batchSize?: number;
  /** Draws single seeds as well: the runs by id, and the accuracy that differences refer to. */
  readonly runs?: ReadonlyMap<string, RunRecord> | null;
  readonly referenceAccuracy?: (run: RunRecord) => number | null;
  /** Draws the front of the means that no other mean beats. */
  readonly pareto?: boolean;
  /** Key of the point that is drawn larger; see `pointKey`. */
  readonly selected?: string | null;
}

/** The input with everything that may be left out decided, and the ranges of both axes. */
export interface AccuracyDrawing extends AccuracyChartInput {
  readonly band: BandKind;
  readonly scale: Scale;
  readonly batchSize: number;
  readonly xRange: AxisRange;
}

/**
 * Accuracy against how much was pruned or what is left to pay: a line of means per series, a band
 * around it, and the dense networks as dashed lines. Single seeds and the Pareto front on demand.
 */
export function accuracyChartOption(input: AccuracyChartInput): ChartOption {
  const drawing = drawingOf(input);
  const { x, y, ink, figures, texts, series } = drawing;
  const { min, max, step } = accuracyAxisRange(
    series,
    input.dense.map(({ point }) => point),
    y,
    input.from,
  );
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 24, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: { ...chartFrame(ink).tooltip, trigger: 'item' },
    xAxis: measureAxis(x, drawing.scale, drawing.xRange, texts.xAxis, drawing),
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      min,
      max,
      interval: step,
      axisLabel: {
        color: ink.quietText,
        formatter: (value: number) =>
          y === 'difference' ? differenceLabel(value, figures) : figures.sparsity(value),
      },
    },
    series: [
      ...referenceLines(drawing),
      ...series
        .filter(({ strategy }) => !isDense(strategy))
        .flatMap((one) => [...seedPoints(one, drawing), ...accuracyLine(one, drawing)]),
      ...paretoLine(drawing),
    ],
  };
}

/** Percentage points with as many digits as they need, and a sign. */
function differenceLabel(value: number, figures: Figures): string {
  const points = Number((value * 100).toPrecision(6));
  return points > 0 ? `+${figures.plain(points)}` : figures.plain(points);
}

function drawingOf(input: AccuracyChartInput): AccuracyDrawing {
  const { x, batchSize = 1, series, dense } = input;
  const scale = hasScales(x) ? (input.scale ?? usualScale(x)) : 'linear';
  const points = [...series.flatMap((one) => one.points), ...dense.map(({ point }) => point)];
  const values = points.flatMap((point) => pruningOf(point, x, batchSize)?.mean ?? []);
  return {
    ...input,
    band: input.band ?? 'sd',
    scale,
    batchSize,
    xRange: axisRange(x, scale, values),
  };
}
