import type { ComparisonSeries } from '../contract/results.ts';
import { DENSE, isDense } from '../contract/words.ts';
import { CHART_INK, PENTAGON, PLACES } from './palette.ts';
import type { ChartInk, Look } from './palette.ts';

/** How a series is drawn, in charts, legend and tables alike. */
export interface SeriesStyle {
  readonly colour: string;
  /** The outline of its points, as in `Place`; null for the baseline, a line without points. */
  readonly mark: string | null;
  readonly line: 'solid' | 'dashed' | 'dotted';
  /** Hollow points, where there are more series than places. */
  readonly hollow: boolean;
}

const LINES = ['solid', 'dashed', 'dotted'] as const;

/**
 * Styles by series key, by the place that each has among those of its experiment: a strategy stands
 * at its own place where nobody stands there before it, all others at the first that is free.
 *
 * @param experimentOf the experiment of a key, where series of several stand beside each other: then
 *   the first entries of a strategy have one place, the second ones another
 */
export function seriesStyles(
  series: readonly Pick<ComparisonSeries, 'key' | 'strategy'>[],
  look: Look,
  experimentOf: (seriesKey: string) => string = () => '',
): ReadonlyMap<string, SeriesStyle> {
  const seen = new Map<string, number>();
  const kinds = series.map(({ key, strategy }) => {
    const within = JSON.stringify([experimentOf(key), strategy]);
    const earlier = seen.get(within) ?? 0;
    seen.set(within, earlier + 1);
    return { key, strategy, kind: JSON.stringify([strategy, earlier]) };
  });
  const pruned = new Map(
    kinds.filter(({ strategy }) => !isDense(strategy)).map((one) => [one.kind, one.strategy]),
  );
  const drawn = placedStyles([...pruned.values()], look);
  const styles = new Map([...pruned.keys()].map((kind, index) => [kind, drawn[index]]));
  return new Map(
    kinds.map(
      ({ key, strategy, kind }) => [key, styles.get(kind) ?? denseStyle(strategy, look)] as const,
    ),
  );
}

/** The same in the order of the strategies of an experiment's series. */
export function placedStyles(strategies: readonly string[], look: Look): SeriesStyle[] {
  return placesOf(strategies).map((place) => styleAt(place, look));
}

/**
 * A dense network: a line through everything else. That with as much training as the rest is dashed,
 * the one as it was trained dotted and quieter.
 */
export function denseStyle(key: string, look: Look): SeriesStyle {
  const { text, quietText } = CHART_INK[look];
  return key === DENSE
    ? { colour: quietText, mark: null, line: 'dotted', hollow: false }
    : { colour: text, mark: null, line: 'dashed', hollow: false };
}

/** The same where it is a point at its own cost: filled for the one trained as long as the rest. */
export function denseMarkStyle(
  kind: string,
  { text, quietText }: Pick<ChartInk, 'text' | 'quietText'>,
): SeriesStyle {
  const isBaseline = kind === DENSE;
  return {
    colour: isBaseline ? quietText : text,
    mark: PENTAGON,
    line: 'solid',
    hollow: isBaseline,
  };
}

/** A mark as ECharts names shapes. */
export function symbolOf(mark: SeriesStyle['mark']): string {
  return mark === null ? 'none' : `path://${mark}`;
}

function placesOf(strategies: readonly string[]): number[] {
  const taken = new Set<number>();
  const own = strategies.map((strategy) => {
    const place = PLACES.findIndex(({ first }) => first === strategy);
    if (place === -1 || taken.has(place)) return undefined;
    taken.add(place);
    return place;
  });
  let free = 0;
  return own.map((place) => {
    if (place !== undefined) return place;
    while (taken.has(free)) free++;
    taken.add(free);
    return free;
  });
}

/** Behind the last place the colours begin anew, with other marks and another line. */
function styleAt(place: number, look: Look): SeriesStyle {
  const round = Math.floor(place / PLACES.length);
  const at = (index: number) => PLACES[index % PLACES.length] as (typeof PLACES)[number];
  return {
    colour: at(place)[look],
    mark: at(place + round).mark,
    line: LINES[round % LINES.length] ?? 'solid',
    hollow: round % 2 === 1,
  };
}
