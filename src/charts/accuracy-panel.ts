import { isDense } from '../contract/words.ts';
import type { Figures } from '../language/figures.ts';
import { plusMinus, spreadBounds } from './band.ts';
import type { BandKind } from './band.ts';
import { endLabel } from './bars.ts';
import type { Bar } from './bars.ts';
import type { ChartSeries } from './chart-option.ts';
import type { ChartInk } from './palette.ts';

/** Pixels of the column of accuracies: `97.81 ± 0.12`. */
const FIGURES_WIDTH = 108;
/** Between the end of the longest whisker and the figures. */
const FIGURES_GAP = 14;

/** Where accuracies lie in their panel: points from `min` to `labels`, figures from there to `max`. */
export interface AccuracyRange {
  readonly min: number;
  readonly labels: number;
  readonly max: number;
}

/**
 * The range of all but controls, beside a column for the figures. What is wider than one standard
 * deviation is cut off, since the interval of two seeds would leave nothing else to see.
 */
export function accuracyRange(
  bars: readonly Bar[],
  panel: number,
  band: BandKind = 'sd',
): AccuracyRange {
  const near = bars.some(({ control }) => !control) ? bars.filter(({ control }) => !control) : bars;
  const bounds = near.flatMap(({ point }) =>
    spreadBounds(point.accuracy, band === 'none' ? 'none' : 'sd'),
  );
  const [lowest, highest] = [Math.min(...bounds), Math.max(...bounds)];
  const room = Math.max(highest - lowest, 0.001) * 0.1;
  const [min, labels] = [lowest - room, highest + room];
  const share = Math.max(0.3, 1 - FIGURES_WIDTH / panel);
  return { min, labels, max: min + (labels - min) / share };
}

/** Accuracies as points with their spread, the reference's as a line through all, and in figures. */
export function accuracySeries(
  bars: readonly Bar[],
  { min, labels }: AccuracyRange,
  {
    figures,
    ink,
    band = 'sd',
  }: { readonly figures: Figures; readonly ink: ChartInk; readonly band?: BandKind },
): ChartSeries[] {
  const reference = bars.find(({ key }) => isDense(key))?.point.accuracy.mean;
  return [
    {
      id: 'accuracy reference',
      type: 'custom',
      z: 0,
      silent: true,
      data: reference === undefined ? [] : [[reference, 0]],
      renderItem: (params, api) => {
        const [x = 0] = api.coord([api.value(0), 0]);
        const { y, height } = params.coordSys as unknown as { y: number; height: number };
        return {
          type: 'line',
          shape: { x1: x, y1: y, x2: x, y2: y + height },
          style: { stroke: ink.quietText, lineWidth: 1, lineDash: [3, 3] },
        };
      },
    },
    {
      id: 'accuracy spread',
      type: 'custom',
      silent: true,
      clip: true,
      encode: { x: [0, 1], y: 2 },
      data: bars.map(({ point: { accuracy } }, row) => {
        const [low, high] = spreadBounds(accuracy, band);
        return [Math.max(min, low), Math.min(labels, Math.max(min, high)), row];
      }),
      renderItem: ({ dataIndexInside }, api) => {
        const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(2)]);
        const [x2 = 0, y2 = 0] = api.coord([api.value(1), api.value(2)]);
        return {
          type: 'line',
          shape: { x1, y1, x2, y2 },
          style: { stroke: bars[dataIndexInside]?.colour ?? ink.text, lineWidth: 4, opacity: 0.35 },
        };
      },
    },
    {
      id: 'accuracy',
      type: 'scatter',
      silent: true,
      symbolSize: 9,
      data: bars.map(({ point, colour }, row) => ({
        value: [point.accuracy.mean, row],
        itemStyle: { color: colour, opacity: 1 },
      })),
    },
    {
      id: 'accuracy figure',
      type: 'scatter',
      silent: true,
      symbolSize: 0.1,
      itemStyle: { opacity: 1 },
      data: bars.map(({ point }, row) => ({
        value: [labels, row],
        label: endLabel(
          figures.percentSpread({ ...point.accuracy, sd: plusMinus(point.accuracy, band) }),
          ink,
          FIGURES_GAP,
        ),
      })),
    },
    {
      id: 'below the range',
      type: 'scatter',
      silent: true,
      symbol: 'triangle',
      symbolRotate: 90,
      symbolSize: 8,
      symbolOffset: [5, 0],
      data: bars.flatMap(({ point, colour }, row) =>
        point.accuracy.mean < min
          ? [{ value: [min, row], itemStyle: { color: colour, opacity: 1 } }]
          : [],
      ),
    },
  ];
}
