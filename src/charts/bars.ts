import type { ComparisonPoint } from '../contract/results.ts';
import type { Dense } from '../contract/words.ts';
import type { SeriesAtPlace } from './at-place.ts';
import type { DensePoint } from './dense-points.ts';
import type { ChartInk } from './palette.ts';

/** One line of the chart: a series at the place, or a dense network. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly point: ComparisonPoint;
  /** A control may fall so far that it leaves the range of accuracies. */
  readonly control: boolean;
}

/** The dense networks and each series at a place, as lines of the chart from top to bottom. */
export function barsOf(
  atPlace: readonly SeriesAtPlace[],
  dense: readonly DensePoint[],
  nameOf: (at: SeriesAtPlace) => string,
  colourOf: (seriesKey: string) => string,
  denseName: (key: Dense) => string,
): Bar[] {
  const baselines = dense.map(({ key, point }) => ({
    key,
    name: denseName(key),
    colour: colourOf(key),
    point,
    control: false,
  }));
  const rest = atPlace.map((at) => ({
    key: at.series.key,
    name: nameOf(at),
    colour: colourOf(at.series.key),
    point: at.point,
    control: at.series.family === 'control',
  }));
  return [...baselines, ...rest];
}

/** A figure to the right of a bar or point. */
export function endLabel(text: string, ink: ChartInk, distance: number) {
  return {
    show: true,
    position: 'right' as const,
    distance,
    formatter: text,
    color: ink.text,
    fontSize: 12,
    textBorderColor: ink.surface,
    textBorderWidth: 3,
  };
}
