import type { ComparisonPoint, Spread } from '../contract/results.ts';
import { plusMinus } from './band.ts';
import type { BandKind } from './band.ts';
import { endLabel } from './bars.ts';
import type { Bar } from './bars.ts';
import type { ChartSeries } from './chart-option.ts';
import type { ChartInk } from './palette.ts';

/** A panel of bars from zero: what it shows, and on which of the chart's axes. */
export interface CostPanel {
  readonly id: string;
  readonly axis: number;
  readonly of: (point: ComparisonPoint) => Spread | null;
  readonly text: (value: number) => string;
  /** The figure with its spread, where some are marked; as it is where it is left out. */
  readonly marked?: (shown: string, point: ComparisonPoint) => string;
  /** What stands after `±` behind a mean. */
  readonly spreadText: (half: number, mean: number) => string;
}

/** Bars lie from 0 to `labels`, their figures from there to `max`. */
export interface CostRange {
  readonly labels: number;
  readonly max: number;
}

/** Pixels of a figure, and of one with its spread: `0.124 ± 0.011`. */
const FIGURE_WIDTH = 60;
const SPREAD_WIDTH = 112;
/** Between the end of the longest bar or whisker and the figures. */
const FIGURES_GAP = 14;

/** Room for the longest bar and at most half as much again of its spread, and for the figures. */
export function costRange(
  bars: readonly Bar[],
  { of }: CostPanel,
  panel: number,
  band: BandKind,
): CostRange {
  const ends = bars.flatMap(({ point }) => {
    const spread = of(point);
    if (spread === null) return [];
    return [spread.mean + Math.min(visible(spread, band) ?? 0, spread.mean / 2)];
  });
  const labels = Math.max(...ends, Number.MIN_VALUE);
  const hasSpread = bars.some(({ point }) => visible(of(point), band) !== null);
  const share = Math.max(0.3, 1 - (hasSpread ? SPREAD_WIDTH : FIGURE_WIDTH) / panel);
  return { labels, max: labels / share };
}

/** The bars, the lines of their spread, and the figures in a column. */
export function costSeries(
  bars: readonly Bar[],
  { id, axis, of, text, spreadText, marked = (shown) => shown }: CostPanel,
  { labels }: CostRange,
  { ink, band }: { readonly ink: ChartInk; readonly band: BandKind },
): ChartSeries[] {
  const axes = { xAxisIndex: axis, yAxisIndex: axis };
  return [
    {
      id,
      type: 'bar',
      silent: true,
      ...axes,
      barWidth: 12,
      data: bars.map(({ point, colour }) => ({
        value: of(point)?.mean ?? 0,
        itemStyle: { color: colour, borderRadius: [0, 3, 3, 0] },
      })),
    },
    {
      id: `${id} spread`,
      type: 'custom',
      silent: true,
      clip: true,
      ...axes,
      encode: { x: [0, 1], y: 2 },
      data: bars.flatMap(({ point }, row) => {
        const spread = of(point);
        const half = visible(spread, band);
        if (spread === null || half === null) return [];
        return [[Math.max(0, spread.mean - half), Math.min(labels, spread.mean + half), row]];
      }),
      renderItem: (_params, api) => {
        const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(2)]);
        const [x2 = 0, y2 = 0] = api.coord([api.value(1), api.value(2)]);
        return {
          type: 'line',
          shape: { x1, y1, x2, y2 },
          style: { stroke: ink.text, lineWidth: 1.5, opacity: 0.7 },
        };
      },
    },
    {
      id: `${id} figure`,
      type: 'scatter',
      silent: true,
      ...axes,
      symbolSize: 0.1,
      itemStyle: { opacity: 1 },
      data: bars.map(({ point }, row) => {
        const shown = figureText(of(point), { text, spreadText }, band);
        const label = shown === '' ? '' : marked(shown, point);
        return { value: [labels, row], label: endLabel(label, ink, FIGURES_GAP) };
      }),
    },
  ];
}

function figureText(
  spread: Spread | null,
  { text, spreadText }: Pick<CostPanel, 'text' | 'spreadText'>,
  band: BandKind,
): string {
  if (spread === null) return '';
  const half = visible(spread, band);
  return half === null
    ? text(spread.mean)
    : `${text(spread.mean)} ± ${spreadText(half, spread.mean)}`;
}

/** A spread of nothing, as of sizes that are the same for every seed, is not worth a line. */
function visible(spread: Spread | null, band: BandKind): number | null {
  const half = spread === null ? null : plusMinus(spread, band);
  return half === 0 ? null : half;
}
