import type { ComparisonPoint, ComparisonSeries, Spread } from '../contract/results.ts';
import type { Figures } from '../language/figures.ts';
import { accuracyValueAxis } from './accuracy-axis.ts';
import { extentOf, logRange, nearRange } from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';
import { plusMinus, spreadBounds } from './band.ts';
import type { BandKind } from './band.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import type { Tip } from './chart-text.ts';
import { accuracyAxisRange, closeUp } from './close-up.ts';
import { axisStyle, chartFrame } from './frame.ts';
import { accuracyOf } from './measures.ts';
import type { AccuracyMeasure } from './measures.ts';
import { overlapsOf } from './overlaps.ts';
import type { ChartInk } from './palette.ts';
import { symbolOf } from './series-style.ts';
import type { SeriesStyle } from './series-style.ts';
import { tipBeside } from './tip-beside.ts';
import { whiskerSeries } from './whiskers.ts';

/** What an experiment came to, by one strategy or as the dense network. */
export interface SettingPoint {
  /** The setting's value in that experiment. */
  readonly value: number | string;
  /** Of all else that decides what came out: a line joins only points of the same. */
  readonly terms: string;
  readonly point: ComparisonPoint;
  readonly tip: Tip;
}

/** One strategy over the experiments, or their dense references. */
export interface SettingSeries {
  readonly key: string;
  readonly name: string;
  readonly family: string;
  readonly style: SeriesStyle;
  readonly points: readonly SettingPoint[];
}

/** Everything the chart is made of. */
export interface SettingChartInput {
  readonly series: readonly SettingSeries[];
  /** Their dense references; without points where differences are shown. */
  readonly dense: SettingSeries;
  readonly y: AccuracyMeasure;
  readonly band: BandKind;
  readonly name: string;
  /** A value of the setting as text. */
  readonly valueText: (value: number | string) => string;
  /** Of the plot in pixels, about. */
  readonly plot: readonly [width: number, height: number];
  readonly ink: ChartInk;
  readonly figures: Figures;
}

/** From this factor between the least and the most on, numbers stand on a logarithmic axis. */
const WIDE = 20;

/**
 * Accuracy against a setting in which experiments differ. A line joins what differs in this setting alone:
 * through other points it would show what another setting does as if this one did it. Between names there
 * is nothing, and of several experiments with one value a line would go up and down on one place.
 */
export function settingChartOption(input: SettingChartInput): ChartOption {
  const { series, dense, y, ink, figures, plot, name } = input;
  const across = axisOf(input);
  const asSeries = series.map(({ key, family, points }): ComparisonSeries => ({
    ...{ key, strategy: key, telling: [], family, parameters: {} },
    points: points.map(({ point }) => point),
  }));
  const baselines = dense.points.map(({ point }) => point);
  const { from } = closeUp(asSeries, baselines, y);
  const yRange = accuracyAxisRange(asSeries, baselines, y, from);
  const shares = (at: number, accuracy: number): [number, number] => [
    across.share(at),
    (yRange.max - accuracy) / (yRange.max - yRange.min),
  ];
  const lines = [dense, ...series].map((one) => ({ one, placed: placedOf(one, input, across.at) }));
  const { aside } = overlapsOf(
    lines.flatMap(({ one, placed }) =>
      placed.map(({ key, at, accuracy }) => {
        const [x, down] = shares(at, accuracy.mean);
        return { series: one.key, key, x: x * plot[0], y: down * plot[1] };
      }),
    ),
  );
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 24, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: { ...chartFrame(ink).tooltip, trigger: 'item' },
    xAxis: { ...across.axis, name, nameLocation: 'middle', nameGap: 32 },
    yAxis: accuracyValueAxis(yRange, y, { ink, figures }),
    series: lines.flatMap(({ one, placed }) => drawn(one, placed, input, aside, shares)),
  };
}

interface Placed {
  readonly key: string;
  readonly at: number;
  readonly terms: string;
  readonly accuracy: Spread;
  readonly tip: Tip;
}

function placedOf(
  { key, points }: SettingSeries,
  { y, dense }: SettingChartInput,
  at: (value: number | string) => number,
): Placed[] {
  return points
    .flatMap(({ value, terms, point, tip }, index) => {
      const accuracy = key === dense.key ? point.accuracy : accuracyOf(point, y);
      return accuracy === null
        ? []
        : [{ key: `${key}@${index}`, at: at(value), terms, accuracy, tip }];
    })
    .sort((one, other) => one.at - other.at);
}

/** A series for all points that one line may join. */
function drawn(
  series: SettingSeries,
  placed: readonly Placed[],
  input: SettingChartInput,
  aside: ReadonlyMap<string, number>,
  shares: (at: number, accuracy: number) => [number, number],
): ChartSeries[] {
  return [...Map.groupBy(placed, ({ terms }) => terms).values()].flatMap((joined, index) => {
    const key = index === 0 ? series.key : `${series.key} ${index + 1}`;
    return drawnJoined({ ...series, key }, joined, input, aside, shares);
  });
}

function drawnJoined(
  { key, name, style, points }: SettingSeries,
  placed: readonly Placed[],
  { band, y, ink }: SettingChartInput,
  aside: ReadonlyMap<string, number>,
  shares: (at: number, accuracy: number) => [number, number],
): ChartSeries[] {
  const isLine =
    points.every(({ value }) => typeof value === 'number') &&
    new Set(placed.map(({ at }) => at)).size === placed.length;
  const whiskers = placed.map(({ at, accuracy, key: item }) => ({
    x: at,
    y: accuracy.mean,
    across: [at, at] as const,
    along: spreadBounds(accuracy, band, y === 'difference' ? [-1, 1] : undefined),
    aside: aside.get(item) ?? 0,
  }));
  const data: object[] = placed.map(({ key: item, at, accuracy, tip }) => ({
    value: [at, accuracy.mean],
    tip,
    symbolOffset: [aside.get(item) ?? 0, 0],
  }));
  const hasSpread = placed.some(({ accuracy }) => plusMinus(accuracy, band) !== null);
  return [
    ...(hasSpread ? [whiskerSeries(`${key} band`, whiskers, style.colour)] : []),
    {
      id: key,
      name,
      type: 'line',
      symbol: symbolOf(style.mark),
      symbolSize: 9,
      showAllSymbol: true,
      lineStyle: { color: style.colour, width: isLine ? 2 : 0, type: style.line },
      itemStyle: {
        color: style.hollow ? ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 2,
      },
      emphasis: { scale: 1.4 },
      tooltip: tipBeside(placed.map(({ at, accuracy }) => shares(at, accuracy.mean))),
      data,
    },
  ];
}

interface SettingAxis {
  readonly axis: object;
  readonly at: (value: number | string) => number;
  /** Where a value stands, as a share of the axis. */
  readonly share: (at: number) => number;
}

/** Numbers stand as far apart as they are; anything else, each at a place of its own. */
function axisOf({ series, dense, valueText, ink }: SettingChartInput): SettingAxis {
  const values = [
    ...new Set(
      [...dense.points, ...series.flatMap(({ points }) => points)].map(({ value }) => value),
    ),
  ];
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  return numbers.length === values.length
    ? numberAxis(numbers, valueText, ink)
    : nameAxis(values, valueText, ink);
}

/** With more values than this, round numbers label the axis. */
const MOST_LABELS = 8;

function numberAxis(
  numbers: readonly number[],
  valueText: SettingChartInput['valueText'],
  ink: ChartInk,
): SettingAxis {
  const [least, most] = extentOf(numbers, { shortest: 0 });
  const isLog = least > 0 && most / least >= WIDE;
  const range: AxisRange = isLog
    ? logRange(numbers, 10)
    : nearRange(numbers, { shortest: Math.max(Math.abs(most) * 0.1, 1e-6) });
  const ticks = numbers.length <= MOST_LABELS ? [...numbers] : [...range.ticks];
  const style = axisStyle(ink);
  const on = isLog ? Math.log : (value: number) => value;
  return {
    axis: {
      ...style,
      type: isLog ? 'log' : 'value',
      min: range.min,
      max: range.max,
      axisTick: { ...style.axisTick, customValues: ticks },
      splitLine: { ...style.splitLine, customValues: ticks },
      axisLabel: {
        color: ink.quietText,
        hideOverlap: true,
        customValues: ticks,
        formatter: (value: number) => valueText(value),
      },
    },
    at: Number,
    share: (at) => (on(at) - on(range.min)) / (on(range.max) - on(range.min)),
  };
}

function nameAxis(
  values: readonly (number | string)[],
  valueText: SettingChartInput['valueText'],
  ink: ChartInk,
): SettingAxis {
  return {
    axis: { ...axisStyle(ink), type: 'category', data: values.map(valueText) },
    at: (value) => values.indexOf(value),
    share: (at) => (at + 0.5) / values.length,
  };
}
