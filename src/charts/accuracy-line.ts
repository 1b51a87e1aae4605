import type { ComparisonPoint, ComparisonSeries, Spread } from '../contract/results.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { bandSeries, plusMinus, spreadBounds } from './band.ts';
import type { BandPoint } from './band.ts';
import type { ChartSeries } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import type { Tip } from './chart-text.ts';
import { accuracyOf, isCost, pruningOf, pruningText } from './measures.ts';
import { pointKey } from './point-key.ts';
import { symbolOf } from './series-style.ts';

/** A mean of a series in the chart. */
export interface PlacedPoint {
  readonly point: ComparisonPoint;
  readonly accuracy: Spread;
  /** On the horizontal axis. */
  readonly at: number;
}

/** Differences have no limits of their own; accuracies are fractions. */
const DIFFERENCES = [-1, 1] as const;

/**
 * The points of a series that both axes know, from the lowest level to the highest: latency may go
 * back and forth meanwhile.
 */
export function placedPoints(
  { points }: ComparisonSeries,
  { x, y, batchSize }: AccuracyDrawing,
): PlacedPoint[] {
  return points
    .flatMap((point) => {
      const accuracy = accuracyOf(point, y);
      const place = pruningOf(point, x, batchSize);
      return accuracy === null || place === null ? [] : [{ point, accuracy, at: place.mean }];
    })
    .sort((a, b) => a.point.level - b.point.level);
}

/** A series as its line of means and the band around it. */
export function accuracyLine(series: ComparisonSeries, drawing: AccuracyDrawing): ChartSeries[] {
  const { ink, texts, selected = null } = drawing;
  const style = drawing.styles.get(series.key);
  const points = placedPoints(series, drawing);
  if (style === undefined || points.length === 0) return [];

  const name = texts.seriesName(series);
  return [
    ...bandOf(series, points, style.colour, drawing),
    {
      id: series.key,
      name,
      type: 'line',
      symbol: symbolOf(style.mark),
      symbolSize: 9,
      showAllSymbol: true,
      lineStyle: { color: style.colour, width: 2, type: style.line },
      itemStyle: {
        color: style.hollow ? ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 2,
      },
      emphasis: { focus: 'series', scale: 1.4 },
      tooltip: { formatter: tipOfItem },
      data: points.map(({ point, accuracy, at }) => {
        const key = pointKey(series.key, point.level);
        return {
          key,
          value: [at, accuracy.mean],
          tip: accuracyTip(name, point, accuracy, drawing),
          ...(key === selected
            ? { symbolSize: 15, itemStyle: { borderColor: ink.text, borderWidth: 2.5 } }
            : {}),
        };
      }),
    },
  ];
}

function bandOf(
  { key }: ComparisonSeries,
  points: readonly PlacedPoint[],
  colour: string,
  { band, y }: AccuracyDrawing,
): ChartSeries[] {
  const within = y === 'difference' ? DIFFERENCES : undefined;
  if (points.every(({ accuracy }) => plusMinus(accuracy, band) === null)) return [];
  const places: BandPoint[] = points.map(({ at, accuracy }) => [
    at,
    ...spreadBounds(accuracy, band, within),
  ]);
  const forward = places.every(([x], index) => index === 0 || x >= (places[index - 1]?.[0] ?? x));
  const backward = places.every(([x], index) => index === 0 || x <= (places[index - 1]?.[0] ?? x));
  // A band that goes back and forth would fold over itself.
  return [bandSeries(`${key} band`, places, colour, forward || backward ? 'band' : 'bars')];
}

/** What a point says when it is pointed at. */
export function accuracyTip(
  title: string,
  point: ComparisonPoint,
  accuracy: Spread,
  drawing: AccuracyDrawing,
): Tip {
  const { x, batchSize, figures, texts } = drawing;
  const cost = isCost(x) ? pruningOf(point, x, batchSize) : null;
  return {
    title,
    lines: [
      [texts.yAxis, `${spreadText(accuracy, drawing)} (${texts.seeds(accuracy.n)})`],
      ...(cost === null ? [] : [[texts.xAxis, costText(point, cost, drawing)] as const]),
      [texts.measures.sparsity, figures.sparsity(point.achievedSparsity.mean)],
      [texts.measures.compression, figures.times(point.compressionRatio.mean)],
      [texts.measures.speedup, figures.times(point.theoreticalSpeedup.mean)],
    ],
  };
}

function costText(
  point: ComparisonPoint,
  { mean }: Spread,
  { x, figures, texts }: AccuracyDrawing,
) {
  const shown = pruningText(mean, x, figures);
  const isDoubtful = x === 'latency' && point.latencyDoubts.length > 0;
  return isDoubtful ? `${figures.doubtful(shown)} (${texts.unreliable ?? ''})` : shown;
}

function spreadText(accuracy: Spread, { band, y, figures }: AccuracyDrawing): string {
  // Figures write a spread by its field: give it what the reader chose to see.
  const chosen = {
    ...accuracy,
    sd: plusMinus(accuracy, band),
    halfWidth: plusMinus(accuracy, band),
  };
  return y === 'difference' ? figures.pointsInterval(chosen) : figures.accuracySpread(chosen);
}

/** For `tooltip.formatter`. */
export function tipOfItem({ data }: { data: unknown }): string {
  return tipHtml((data as { tip: Tip }).tip);
}
