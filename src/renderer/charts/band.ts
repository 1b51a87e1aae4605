import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { Spread } from '../../contract/results.ts';
import type { ChartSeries } from './chart-option.ts';

/** Where a band begins and ends at one place: `[x, low, high]`. */
export type BandPoint = [x: number, low: number, high: number];

/** One standard deviation around the mean, within what an accuracy can be. */
export function spreadBounds({ mean, sd }: Spread): [low: number, high: number] {
  return [Math.max(0, mean - (sd ?? 0)), Math.min(1, mean + (sd ?? 0))];
}

/** A band behind a line; around a single point it is a bar. It says nothing when pointed at. */
export function bandSeries(id: string, band: readonly BandPoint[], colour: string): ChartSeries {
  return {
    id,
    type: 'custom',
    silent: true,
    clip: true,
    tooltip: { show: false },
    z: 0,
    data: band.map((point) => [...point]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) => drawBand(params, api, band.length, colour),
  };
}

/** ECharts asks for each point; the band is drawn once, with the first. */
function drawBand(
  params: CustomSeriesRenderItemParams,
  api: CustomSeriesRenderItemAPI,
  length: number,
  colour: string,
) {
  if (params.dataIndexInside !== 0) return null;
  const places = Array.from({ length }, (_none, index) => ({
    low: api.coord([api.value(0, index), api.value(1, index)]),
    high: api.coord([api.value(0, index), api.value(2, index)]),
  }));
  const [only] = places;
  if (places.length === 1 && only !== undefined) {
    const [x = 0, bottom = 0] = only.low;
    const [, top = 0] = only.high;
    return {
      type: 'line' as const,
      shape: { x1: x, y1: bottom, x2: x, y2: top },
      style: { stroke: colour, lineWidth: 2, opacity: 0.6 },
    };
  }
  return {
    type: 'polygon' as const,
    shape: {
      points: [...places.map(({ low }) => low), ...places.map(({ high }) => high).reverse()],
    },
    style: { fill: colour, opacity: 0.14 },
  };
}
