import type { ComparisonPoint, ComparisonSeries, Spread } from '../contract/results.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { accuracyTip, tipAt } from './accuracy-tip.ts';
import { bandSeries, plusMinus } from './band.ts';
import type { BandPoint } from './band.ts';
import type { ChartSeries } from './chart-option.ts';
import { accuracyOf, isCost, pruningOf } from './measures.ts';
import { pointKey } from './point-key.ts';
import { symbolOf } from './series-style.ts';
import { acrossOf, alongOf } from './spread-ends.ts';
import type { Pixel } from './tooltip-place.ts';
import { whiskerSeries } from './whiskers.ts';

/** A mean of a series in the chart. */
export interface PlacedPoint {
  readonly point: ComparisonPoint;
  readonly accuracy: Spread;
  /** On the horizontal axis. */
  readonly at: number;
}

/**
 * The points of a series that both axes know, from the lowest level to the highest: latency may go
 * back and forth meanwhile.
 */
export function placedPoints(
  { points }: ComparisonSeries,
  { x, y, batchSize }: Pick<AccuracyDrawing, 'x' | 'y' | 'batchSize'>,
): PlacedPoint[] {
  return points
    .flatMap((point) => {
      const accuracy = accuracyOf(point, y);
      const place = pruningOf(point, x, batchSize);
      return accuracy === null || place === null ? [] : [{ point, accuracy, at: place.mean }];
    })
    .sort((a, b) => a.point.level - b.point.level);
}

/** Where a place is in the plot: shares of its width and height from the upper left corner. */
export function shareOfPlot(
  x: number,
  y: number,
  { xRange, yRange, scale }: Pick<AccuracyDrawing, 'xRange' | 'yRange' | 'scale'>,
): Pixel {
  const on = scale === 'log' ? Math.log : (value: number) => value;
  return [
    (on(x) - on(xRange.min)) / (on(xRange.max) - on(xRange.min)),
    (yRange.max - y) / (yRange.max - yRange.min),
  ];
}

/** Dashes that let the line show through on which this one lies. */
const SEE_THROUGH = [9, 9];

/** A series as its line of means, and the band around it or whiskers through its points. */
export function accuracyLine(series: ComparisonSeries, drawing: AccuracyDrawing): ChartSeries[] {
  const { ink, texts, overlaps, selected = null } = drawing;
  const style = drawing.styles.get(series.key);
  const points = placedPoints(series, drawing);
  if (style === undefined || points.length === 0) return [];

  const name = texts.seriesName(series);
  const hides = !saysExperiment(drawing) && overlaps.hidingLines.has(series.key);
  const places = points.map(({ at, accuracy }) => shareOfPlot(at, accuracy.mean, drawing));
  return [
    ...spreadOf(series, points, style.colour, drawing),
    {
      id: series.key,
      name,
      type: 'line',
      symbol: symbolOf(style.mark),
      symbolSize: 9,
      showAllSymbol: true,
      lineStyle: { color: style.colour, width: 2, type: hides ? SEE_THROUGH : style.line },
      itemStyle: {
        color: style.hollow ? ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 2,
      },
      emphasis: { scale: 1.4, lineStyle: { width: 3.5 } },
      tooltip: tipAt(drawing, places),
      data: points.map(({ point, accuracy, at }) => {
        const key = pointKey(series.key, point.level);
        const aside = overlaps.aside.get(key) ?? 0;
        return {
          key,
          value: [at, accuracy.mean],
          tip: accuracyTip(name, point, drawing, { level: point.level, aside }),
          ...(aside === 0 ? {} : { symbolOffset: [aside, 0] }),
          ...(key === selected
            ? { symbolSize: 15, itemStyle: { borderColor: ink.text, borderWidth: 2.5 } }
            : {}),
        };
      }),
    },
  ];
}

/** Whether the kind of a line has a meaning of its own: then it cannot say that it lies on another. */
function saysExperiment({ styles }: AccuracyDrawing): boolean {
  return [...styles.values()].some(({ mark, line }) => mark !== null && line !== 'solid');
}

/** With more lines than this, bands stay faint until the pointer is on one of them. */
const FEW_LINES = 3;
const FAINT = { usual: 0.07, emphasised: 0.28 };

function spreadOf(
  { key }: ComparisonSeries,
  points: readonly PlacedPoint[],
  colour: string,
  drawing: AccuracyDrawing,
): ChartSeries[] {
  const { x, batchSize, drawnBand, overlaps, series } = drawing;
  if (points.every(({ accuracy }) => plusMinus(accuracy, drawnBand) === null)) return [];
  const forward = points.every(
    ({ at }, index) => index === 0 || at >= (points[index - 1]?.at ?? at),
  );
  const strength = series.length > FEW_LINES ? FAINT : undefined;
  // A band that goes back and forth would fold over itself, and of one point there is none.
  if (forward && !isCost(x) && points.length > 1) {
    const band = points.map(({ at, accuracy }): BandPoint => [at, ...alongOf(accuracy, drawing)]);
    return [bandSeries(`${key} band`, band, colour, strength)];
  }
  const whiskers = points.map(({ point, accuracy, at }) => {
    const cost = isCost(x) ? pruningOf(point, x, batchSize) : null;
    return {
      x: at,
      y: accuracy.mean,
      across: cost === null ? ([at, at] as const) : acrossOf(cost, drawing),
      along: alongOf(accuracy, drawing),
      aside: overlaps.aside.get(pointKey(key, point.level)) ?? 0,
    };
  });
  return [whiskerSeries(`${key} band`, whiskers, colour, isCost(x) ? strength : undefined)];
}
