import type { ComparisonPoint } from '../contract/results.ts';
import { DENSE } from '../contract/words.ts';
import type { SeriesAtLevel } from './at-level.ts';
import type { ChartInk } from './palette.ts';

/** One line of the chart: a series at the level, or the baseline. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly point: ComparisonPoint;
  /** A control may fall so far that it leaves the range of accuracies. */
  readonly control: boolean;
}

/** The baseline and each series at a level, as lines of the chart from top to bottom. */
export function barsOf(
  atLevel: readonly SeriesAtLevel[],
  dense: ComparisonPoint | null,
  nameOf: (at: SeriesAtLevel) => string,
  colourOf: (seriesKey: string) => string,
  baselineName: string,
): Bar[] {
  const baseline =
    dense === null
      ? []
      : [{ key: DENSE, name: baselineName, colour: colourOf(DENSE), point: dense, control: false }];
  const rest = atLevel.map((at) => ({
    key: at.series.key,
    name: nameOf(at),
    colour: colourOf(at.series.key),
    point: at.point,
    control: at.series.family === 'control',
  }));
  return [...baseline, ...rest];
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
