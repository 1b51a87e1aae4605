import type { CurveMeasure, CurveSegment, CurveSet } from '../contract/curves.ts';
import type { Figures } from '../language/figures.ts';
import { bandSeries } from './band.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import type { CurveCloseUp } from './curve-close-up.ts';
import { curveNames, curveNamesWidth } from './curve-labels.ts';
import { curveTip } from './curve-tip.ts';
import { axisStyle, chartFrame } from './frame.ts';
import { CIRCLE } from './palette.ts';
import type { ChartInk } from './palette.ts';
import { pruningLine, roundLanes, roundLanesHeight } from './pruning-marks.ts';
import type { RoundLane } from './pruning-marks.ts';
import { symbolOf } from './series-style.ts';
import type { SeriesStyle } from './series-style.ts';

/** A strategy at one level, a dense network, or one seed of it: its way on all sets of images. */
export interface Curve {
  readonly id: string;
  readonly name: string;
  /** As `curveStyle` makes it of that of the series. */
  readonly style: SeriesStyle;
  /** 0 to 1: levels and seeds of one strategy share its colour. */
  readonly opacity: number;
  readonly segments: readonly CurveSegment[];
}

/** Everything the chart is made of. */
export interface CurveChartInput {
  readonly curves: readonly Curve[];
  readonly measure: CurveMeasure;
  /** Whether names stand at the ends of the lines, or in a legend. */
  readonly named: boolean;
  /** Strategies that prune while they train, or several times. */
  readonly rounds?: readonly RoundLane[];
  /** How far the vertical axis goes; null for room for everything. */
  readonly closeUp?: CurveCloseUp | null;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly epoch: string;
    /** Of which training the epochs are. */
    readonly epochs: string;
    /** Which figure it is, and which line is of which images. */
    readonly value: string;
    readonly pruning: string;
    readonly sets: Readonly<Record<CurveSet, string>>;
  };
}

/** From so many epochs on, points would only thicken the line. */
const MANY_POINTS = 20;
/** At the right, beside the names where there are any. */
const MARGIN = 16;
const LINES = { training: 'solid', validation: 'dashed', test: 'dotted' } as const;
const WIDTHS = { training: 2, validation: 1.6, test: 1.2 } as const;
const SIZES = { training: 7, validation: 6, test: 10 } as const;

/**
 * How a series is drawn among curves: the line says on which images, and a dense network needs a point
 * to be seen in a single epoch.
 */
export function curveStyle(style: SeriesStyle): SeriesStyle {
  return { ...style, line: 'solid', mark: style.mark ?? CIRCLE };
}

/**
 * Learning curves over each other on one axis of epochs, on which fine-tuning stands behind the training
 * that it goes on from. Training is solid and validation dashed; test accuracies are large points, right
 * after pruning and in the end, which a dotted line holds together. Bands are one standard
 * deviation, around validation where there is one.
 */
export function curveChartOption(input: CurveChartInput): ChartOption {
  const { curves, measure, ink, figures, texts, named, rounds = [], closeUp = null } = input;
  const format = measure === 'accuracy' ? figures.sparsity : figures.plain;
  const segments = curves.flatMap((curve) => curve.segments);
  const range = epochRange(segments);
  const pruning = segments.find(({ kind }) => kind === 'fine-tuning')?.fromEpoch;
  return {
    ...chartFrame(ink),
    // A curve that grows by a point needs no movement, which would be drawn all the time.
    animationDurationUpdate: 0,
    grid: {
      left: 8,
      right: MARGIN + (named ? curveNamesWidth(curves, range.max) : 0),
      top: 8,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      formatter: (items: unknown) => curveTip(items, input),
    },
    xAxis: {
      ...axisStyle(ink),
      type: 'value',
      ...range,
      minInterval: 1,
      name: texts.epochs,
      nameLocation: 'middle',
      nameGap: 32,
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      scale: true,
      ...closeUp,
      name: texts.value,
      // Over the name of the line of pruning, and what stands over that.
      nameGap: 24 + roundLanesHeight(rounds),
      nameTextStyle: { color: ink.quietText, align: 'left' },
      axisLabel: { color: ink.quietText, formatter: (value: number) => format(value) },
    },
    series: [
      ...(pruning === undefined ? [] : [pruningLine(pruning, texts.pruning, ink)]),
      ...roundLanes(rounds, ink),
      ...curves.flatMap((curve) =>
        curve.segments.flatMap((segment) => [
          ...bandOf(curve, segment),
          lineOf(curve, segment, ink),
        ]),
      ),
      ...(named ? curveNames(curves, range.max, ink) : []),
    ],
  };
}

/** From what was trained before the first epoch that is shown to the last one. */
function epochRange(segments: readonly CurveSegment[]): { min: number; max: number } {
  const min = Math.min(...segments.map(({ fromEpoch }) => fromEpoch));
  const last = segments.flatMap(({ points }) => points.map(({ epoch }) => epoch));
  // Where nothing was trained after pruning, the axis still needs a length.
  return { min, max: Math.max(min + 1, ...last) };
}

/** Around one line of a curve, or the bands of both would be one. */
function bandOf({ id, style, segments }: Curve, segment: CurveSegment): ChartSeries[] {
  const { set, points } = segment;
  if (segment !== segments.findLast((one) => one.set !== 'test')) return [];
  if (points.every(({ sd }) => sd === null)) return [];
  return [
    bandSeries(
      `${id} ${set} band`,
      points.map(({ epoch, mean, sd }) => [epoch, mean - (sd ?? 0), mean + (sd ?? 0)]),
      style.colour,
    ),
  ];
}

function lineOf(
  { id, name, style, opacity }: Curve,
  { set, points }: CurveSegment,
  ink: ChartInk,
): ChartSeries {
  const { colour } = style;
  // Validation is hollow, so that it is told from training where there is but one epoch.
  const isFilled = set === 'validation' ? false : !style.hollow;
  return {
    id: `${id} ${set}`,
    name,
    type: 'line',
    showSymbol: set === 'test' || points.length <= MANY_POINTS,
    symbol: symbolOf(style.mark),
    symbolSize: SIZES[set],
    color: colour,
    emphasis: { focus: 'series' },
    lineStyle: { color: colour, width: WIDTHS[set], opacity, type: LINES[set] },
    itemStyle: {
      color: isFilled ? colour : ink.surface,
      borderColor: colour,
      borderWidth: 1.5,
      opacity,
    },
    z: set === 'test' ? 4 : 3,
    data: points.map(({ epoch, mean }) => [epoch, mean]),
  };
}
