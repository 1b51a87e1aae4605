import type { ComparisonSeries } from '../contract/results.ts';
import type { RunRecord } from '../contract/run.ts';
import { isDense } from '../contract/words.ts';
import type { Dense } from '../contract/words.ts';
import { accuracyValueAxis } from './accuracy-axis.ts';
import { accuracyLine, placedPoints, shareOfPlot } from './accuracy-line.ts';
import type { AccuracyTipTexts } from './accuracy-tip.ts';
import { linearTicks } from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';
import { plusMinus } from './band.ts';
import type { BandKind } from './band.ts';
import type { ChartOption } from './chart-option.ts';
import { accuracyAxisRange } from './close-up.ts';
import type { Figures } from '../language/figures.ts';
import { denseMarks } from './dense-marks.ts';
import type { DensePoint } from './dense-points.ts';
import { chartFrame } from './frame.ts';
import { axisRange, hasScales, measureAxis, rangeBetween, usualScale } from './measure-axis.ts';
import type { Scale } from './measure-axis.ts';
import { isCost, pruningOf, pruningOfRun } from './measures.ts';
import type { AccuracyMeasure, PruningMeasure } from './measures.ts';
import type { ChartInk } from './palette.ts';
import { overlapsOf } from './overlaps.ts';
import type { Overlaps, PlacedMark } from './overlaps.ts';
import { paretoLine } from './pareto-line.ts';
import { pointKey } from './point-key.ts';
import { referenceLines } from './reference-lines.ts';
import { seedPoints } from './seed-points.ts';
import type { SeriesStyle } from './series-style.ts';
import type { ChartZoom } from './zoom.ts';

export type { AccuracyMeasure, PruningMeasure } from './measures.ts';

/** The words of the chart, in the reader's language. */
export interface AccuracyChartTexts {
  readonly xAxis: string;
  readonly yAxis: string;
  /** What differences refer to. */
  readonly reference: string;
  readonly denseName: (key: Dense) => string;
  readonly seriesName: (series: ComparisonSeries) => string;
  /** What points say; left out where nobody can point at them. */
  readonly tip?: AccuracyTipTexts;
  /** Needed for single seeds: `seed 1`. */
  readonly seed?: (repeat: string) => string;
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
  /** Whether the spread is drawn, and not only told; it is where this is left out. */
  readonly drawsSpread?: boolean;
  /** The part that the reader zoomed to; everything where it is left out. */
  readonly zoom?: ChartZoom | null;
  /** Of the plot in pixels, about, by which points that lie on each other are found. */
  readonly plot?: readonly [width: number, height: number];
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
  /** What of it is drawn. */
  readonly drawnBand: BandKind;
  readonly scale: Scale;
  readonly batchSize: number;
  readonly xRange: AxisRange;
  readonly yRange: AxisRange;
  /** Marks that step aside for each other, and lines that lie on another. */
  readonly overlaps: Overlaps;
}

/**
 * Accuracy against how much was pruned or what is left to pay: a line of means per series, a band
 * around it, and the dense networks as dashed lines. Where a cost is on the horizontal axis, whiskers in
 * both directions stand in place of bands, and dense networks are points at their own cost. Single seeds
 * and the Pareto front on demand.
 */
export function accuracyChartOption(input: AccuracyChartInput): ChartOption {
  const drawing = drawingOf(input);
  const { x, y, ink, texts, series, yRange } = drawing;
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 24, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: { ...chartFrame(ink).tooltip, trigger: 'item' },
    xAxis: measureAxis(x, drawing.scale, drawing.xRange, texts.xAxis, drawing),
    yAxis: accuracyValueAxis(yRange, y, drawing),
    series: [
      ...(isCost(x) ? denseMarks(drawing) : referenceLines(drawing)),
      ...series
        .filter(({ strategy }) => !isDense(strategy))
        .flatMap((one) => [...seedPoints(one, drawing), ...accuracyLine(one, drawing)]),
      ...paretoLine(drawing),
    ],
  };
}

/** Whether some mark of the chart does not stand at its place, which has to be said. */
export function hasMarksAside({ series }: ChartOption): boolean {
  return series.some(({ data }) =>
    (Array.isArray(data) ? (data as unknown[]) : []).some(
      (item) => typeof item === 'object' && item !== null && 'symbolOffset' in item,
    ),
  );
}

/** Of a chart as wide as the app shows it at 1440 pixels. */
const USUAL_PLOT = [780, 320] as const;

function drawingOf(input: AccuracyChartInput): AccuracyDrawing {
  const { x, y, batchSize = 1, band = 'sd', zoom = null, drawsSpread = true } = input;
  const scale = hasScales(x) ? (input.scale ?? usualScale(x)) : 'linear';
  const drawn = { ...input, band, drawnBand: drawsSpread ? band : ('none' as const), batchSize };
  const xRange =
    zoom === null ? axisRange(x, scale, placesOnX(drawn)) : rangeBetween(x, scale, zoom.x);
  const yRange =
    zoom === null
      ? accuracyAxisRange(
          input.series,
          input.dense.map(({ point }) => point),
          y,
          input.from,
        )
      : linearTicks(...zoom.y, 5);
  const ranged = { ...drawn, scale, xRange, yRange };
  return { ...ranged, overlaps: overlapsOf(marksOf(ranged)) };
}

/**
 * What the horizontal axis has room for. Dense networks count where they are points; as lines they go
 * through all of it, wherever it begins.
 */
function placesOnX({
  x,
  batchSize,
  series,
  dense,
  drawnBand,
  runs = null,
}: Pick<AccuracyDrawing, 'x' | 'batchSize' | 'series' | 'dense' | 'drawnBand' | 'runs'>): number[] {
  const shown = isCost(x) ? series : series.filter(({ strategy }) => !isDense(strategy));
  const points = [
    ...shown.flatMap((one) => one.points),
    ...(isCost(x) ? dense.map(({ point }) => point) : []),
  ];
  return points.flatMap((point) => {
    const spread = pruningOf(point, x, batchSize);
    if (spread === null) return [];
    if (!isCost(x)) return [spread.mean];
    const half = plusMinus(spread, drawnBand) ?? 0;
    // A whisker that is wider than this is cut off: it would leave nothing else to see.
    const room = Math.min(half, spread.mean / 10);
    const ofSeeds = point.runs.flatMap(({ id }) => {
      const run = runs?.get(id);
      return (run === undefined ? null : pruningOfRun(run, x, batchSize)) ?? [];
    });
    return [spread.mean - room, spread.mean + room, ...ofSeeds];
  });
}

/** The marks of all lines in pixels of the plot. */
function marksOf(drawing: Omit<AccuracyDrawing, 'overlaps'>): PlacedMark[] {
  const [width, height] = drawing.plot ?? USUAL_PLOT;
  return drawing.series
    .filter(({ strategy }) => !isDense(strategy))
    .flatMap((one) =>
      placedPoints(one, drawing).map(({ point, at, accuracy }) => {
        const [x, y] = shareOfPlot(at, accuracy.mean, drawing);
        return {
          series: one.key,
          key: pointKey(one.key, point.level),
          x: x * width,
          y: y * height,
        };
      }),
    );
}
