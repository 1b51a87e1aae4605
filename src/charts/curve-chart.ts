import { bandSeries } from './band.ts';
import type { BandPoint } from './band.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import type { Figures } from '../language/figures.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk } from './palette.ts';

/** What a learning curve shows. */
export type CurveMeasure = 'accuracy' | 'loss';

/** On which images it was measured. */
export type CurveSet = 'training' | 'validation';

/** One epoch of a line: the mean of its seeds, and how far they lie around it. */
export interface CurvePoint {
  readonly epoch: number;
  readonly mean: number;
  /** Sample standard deviation; null where the line is of one seed. */
  readonly sd: number | null;
}

/** One line of the chart. */
export interface CurveLine {
  readonly id: string;
  readonly name: string;
  /** Stands at the line's end; shorter than its name where the line itself tells the rest. */
  readonly label: string;
  readonly set: CurveSet;
  readonly colour: string;
  /** 0 to 1: levels and seeds of one strategy share its colour. */
  readonly opacity: number;
  readonly points: readonly CurvePoint[];
}

/** Everything the chart is made of. */
export interface CurveChartInput {
  readonly lines: readonly CurveLine[];
  readonly measure: CurveMeasure;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: { readonly epoch: string };
}

/** From so many epochs on, points would only thicken the line. */
const MANY_POINTS = 20;
/** More names than this at the ends of lines would hide each other; the legend has them too. */
const MANY_LINES = 12;
/** Pixels for the names. */
const NAMES = 200;
/** Of the names' own font, which ECharts measures too narrow. */
const NAME_WIDTH = 150;

/** Learning curves over each other, training solid and validation dashed, with bands over seeds. */
export function curveChartOption(input: CurveChartInput): ChartOption {
  const { lines, measure, ink, figures, texts } = input;
  const format = measure === 'accuracy' ? figures.sparsity : figures.plain;
  const epochs = lines.flatMap(({ points }) => points.map(({ epoch }) => epoch));
  const [first, last] = [Math.min(...epochs), Math.max(...epochs)];
  const named = lines.length <= MANY_LINES;
  return {
    ...chartFrame(ink),
    // A curve that grows by a point needs no movement, which would be drawn all the time.
    animationDurationUpdate: 0,
    grid: { left: 8, right: named ? NAMES : 24, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      formatter: (items: unknown) => tipAt(items, input),
    },
    xAxis: {
      ...axisStyle(ink),
      type: 'value',
      // A single epoch stands in the middle: an axis from 1 to 1 would have no length.
      min: last > first ? first : first - 1,
      max: last > first ? last : last + 1,
      minInterval: 1,
      name: texts.epoch,
      nameLocation: 'middle',
      nameGap: 32,
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      scale: true,
      axisLabel: { color: ink.quietText, formatter: (value: number) => format(value) },
    },
    series: lines.flatMap((line) => [
      ...bandOf(line),
      // Names stand at the right: of lines that end earlier they would lie over the others.
      lineOf(line, named && line.points.at(-1)?.epoch === last, input),
    ]),
  };
}

function bandOf({ id, points, colour }: CurveLine): ChartSeries[] {
  if (points.every(({ sd }) => sd === null)) return [];
  const band: BandPoint[] = points.map(({ epoch, mean, sd }) => [
    epoch,
    mean - (sd ?? 0),
    mean + (sd ?? 0),
  ]);
  return [bandSeries(`${id} band`, band, colour)];
}

function lineOf(line: CurveLine, named: boolean, { ink }: CurveChartInput): ChartSeries {
  const { id, name, label, set, colour, opacity, points } = line;
  return {
    id,
    name,
    type: 'line',
    showSymbol: points.length <= MANY_POINTS,
    symbol: 'circle',
    symbolSize: 6,
    endLabel: {
      show: named,
      formatter: label,
      color: ink.text,
      distance: 8,
      minMargin: 6,
      width: NAME_WIDTH,
      overflow: 'truncate',
    },
    labelLayout: { moveOverlap: 'shiftY' },
    color: colour,
    emphasis: { focus: 'series' },
    lineStyle: { color: colour, width: 2, opacity, type: set === 'training' ? 'solid' : 'dashed' },
    itemStyle: { color: colour, opacity },
    data: points.map(({ epoch, mean }) => [epoch, mean]),
  };
}

function tipAt(items: unknown, { measure, figures, texts }: CurveChartInput): string {
  const points = (Array.isArray(items) ? items : [items]) as {
    seriesName: string;
    seriesType: string;
    value: [number, number];
  }[];
  const format = measure === 'accuracy' ? figures.accuracy : figures.loss;
  return tipHtml({
    title: `${texts.epoch} ${figures.count(points[0]?.value[0] ?? 0)}`,
    lines: points
      .filter(({ seriesType }) => seriesType === 'line')
      .map(({ seriesName, value }) => [seriesName, format(value[1])]),
  });
}
