import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { Spread } from '../contract/results.ts';
import type { ChartSeries } from './chart-option.ts';
import type { Strength } from './whiskers.ts';

/** Where a band begins and ends at one place: `[x, low, high]`. */
export type BandPoint = [x: number, low: number, high: number];

/** What bands and `±` mean: the 95 % interval of the mean, one standard deviation, or nothing. */
export type BandKind = 'interval' | 'sd' | 'none';

/** With fewer seeds than this, intervals are so wide that they hide what they are about. */
const SEEDS_TO_DRAW = 4;

/**
 * Over how many seeds points are at most, and whether that is enough for the spread to be drawn unasked.
 * Where several experiments are drawn, that of fewest seeds says: its intervals would hide the others.
 *
 * @param experiments the points of each
 */
export function drawableSpread(
  ...experiments: readonly (readonly { readonly accuracy: Pick<Spread, 'n'> }[])[]
): { readonly seeds: number; readonly hasEnough: boolean } {
  const most = experiments.map((points) =>
    Math.max(0, ...points.map(({ accuracy }) => accuracy.n)),
  );
  const seeds = most.length === 0 ? 0 : Math.min(...most);
  return { seeds, hasEnough: seeds >= SEEDS_TO_DRAW };
}

/** What stands after `±`; null where there is but one seed, or nothing is asked for. */
export function plusMinus({ sd, halfWidth }: Spread, kind: BandKind): number | null {
  switch (kind) {
    case 'interval':
      return halfWidth;
    case 'sd':
      return sd;
    case 'none':
      return null;
  }
}

/** From where to where a figure can be at all. */
const FRACTIONS = [0, 1] as const;

/**
 * The ends of a band around the mean, within what an accuracy can be.
 *
 * @param within other limits, for what is no fraction
 */
export function spreadBounds(
  spread: Spread,
  kind: BandKind = 'sd',
  within: readonly [least: number, most: number] = FRACTIONS,
): [low: number, high: number] {
  const half = plusMinus(spread, kind) ?? 0;
  return [Math.max(within[0], spread.mean - half), Math.min(within[1], spread.mean + half)];
}

/** How strongly bands are drawn, and how strongly where the pointer is on their line. */
const BAND: Strength = { usual: 0.14, emphasised: 0.26 };

/**
 * A band behind a line; around a single point a bar. It says nothing when pointed at.
 */
export function bandSeries(
  id: string,
  band: readonly BandPoint[],
  colour: string,
  strength: Strength = BAND,
): ChartSeries {
  return {
    id,
    type: 'custom',
    silent: true,
    clip: true,
    tooltip: { show: false },
    z: 0,
    data: band.map((point) => [...point]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) =>
      band.length === 1
        ? drawBar(api, colour)
        : drawBand(params, api, band.length, colour, strength),
  };
}

function drawBar(api: CustomSeriesRenderItemAPI, colour: string) {
  const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
  const [, top = 0] = api.coord([api.value(0), api.value(2)]);
  return {
    type: 'line' as const,
    shape: { x1: x, y1: bottom, x2: x, y2: top },
    style: { stroke: colour, lineWidth: 2, opacity: 0.6 },
  };
}

/** ECharts asks for each point; the band is drawn once, with the first. */
function drawBand(
  params: CustomSeriesRenderItemParams,
  api: CustomSeriesRenderItemAPI,
  length: number,
  colour: string,
  { usual, emphasised }: Strength,
) {
  if (params.dataIndexInside !== 0) return null;
  const places = Array.from({ length }, (_none, index) => ({
    low: api.coord([api.value(0, index), api.value(1, index)]),
    high: api.coord([api.value(0, index), api.value(2, index)]),
  }));
  return {
    type: 'polygon' as const,
    shape: {
      points: [...places.map(({ low }) => low), ...places.map(({ high }) => high).reverse()],
    },
    style: { fill: colour, opacity: usual },
    emphasis: { style: { opacity: emphasised } },
  };
}
