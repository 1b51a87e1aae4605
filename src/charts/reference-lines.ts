import type { ComparisonPoint, Spread } from '../contract/results.ts';
import { DENSE, isDense } from '../contract/words.ts';
import type { Dense } from '../contract/words.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { accuracyTip, tipAt } from './accuracy-tip.ts';
import { bandSeries, plusMinus, spreadBounds } from './band.ts';
import type { ChartSeries } from './chart-option.ts';
import type { Tip } from './chart-text.ts';
import { accuracyOf, pruningOf } from './measures.ts';
import { drawnDense } from './drawn-dense.ts';
import { pointKey } from './point-key.ts';

/** A dashed line from one end of the horizontal axis to the other, with its name where there is room. */
interface Line {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly at: number;
  readonly text: string;
  readonly tip: Tip | null;
  readonly type: 'solid' | 'dashed' | 'dotted' | number[];
  readonly colour: string;
}

/**
 * The dense networks with their bands; where several experiments stand beside each other, those of
 * each. For differences the reference is a line at zero.
 */
export function referenceLines(drawing: AccuracyDrawing): ChartSeries[] {
  const { y, texts, dense, series, styles, ink } = drawing;
  if (y === 'difference') {
    const known = series.some(({ points }) => points.some(({ difference }) => difference !== null));
    if (!known) return [];
    const { reference: name } = texts;
    const [{ key: id } = { key: DENSE }] = dense;
    return [
      lineSeries(
        { id, key: id, name, at: 0, text: name, tip: null, type: [6, 4], colour: ink.text },
        'above',
        drawing,
      ),
    ];
  }
  const { own, others } = drawnDense(drawing);
  const lines = [...own, ...others].sort(
    (one, other) => other.point.accuracy.mean - one.point.accuracy.mean,
  );
  return lines.flatMap(({ id, kind, name, point }, index) => [
    ...bandAcross(id, point.accuracy, drawing),
    lineSeries(
      {
        ...lineOf(id, kind, name, point, drawing),
        type: styles.get(id)?.line ?? (kind === DENSE ? [2, 3] : [6, 4]),
        colour: kind === DENSE ? ink.quietText : ink.text,
      },
      labelPlace(index, lines.length),
      drawing,
    ),
  ]);
}

/** The highest line is named above it and the lowest below; lines between have no room for names. */
function labelPlace(index: number, count: number): 'above' | 'below' | null {
  if (index === 0) return 'above';
  return index === count - 1 ? 'below' : null;
}

function lineOf(
  id: string,
  kind: Dense,
  name: string,
  point: ComparisonPoint,
  drawing: AccuracyDrawing,
) {
  const { accuracy } = point;
  const half = plusMinus(accuracy, drawing.band);
  return {
    id,
    key: pointKey(id, point.level),
    name,
    at: accuracy.mean,
    // Which experiment it belongs to is said by the line itself; its name would lie over the chart.
    text: `${drawing.texts.denseName(kind)} ${drawing.figures.accuracySpread({ ...accuracy, sd: half })}`,
    tip: accuracyTip(name, point, drawing),
  };
}

function bandAcross(
  id: string,
  accuracy: Spread,
  { drawnBand, ink, xRange: { min, max } }: AccuracyDrawing,
): ChartSeries[] {
  if (plusMinus(accuracy, drawnBand) === null) return [];
  const [low, high] = spreadBounds(accuracy, drawnBand);
  return [
    bandSeries(
      `${id} band`,
      [
        [min, low, high],
        [max, low, high],
      ],
      ink.quietText,
    ),
  ];
}

/** So much of the chart's width and height a name takes, about. */
const NAME_SIZE = { width: 0.34, height: 0.09 };

/** The end of a line where fewer marks stand in the way of its name; the left one of two alike. */
function freerEnd(at: number, place: 'above' | 'below', drawing: AccuracyDrawing): 0 | 1 {
  const { series, x, y, xRange, yRange, scale, batchSize } = drawing;
  const across = (value: number) => (scale === 'log' ? Math.log(value) : value);
  const [left, right] = [across(xRange.min), across(xRange.max)];
  const inTheWay = { left: 0, right: 0 };
  for (const point of series.flatMap((one) => (isDense(one.strategy) ? [] : one.points))) {
    const pruning = pruningOf(point, x, batchSize)?.mean;
    const accuracy = accuracyOf(point, y)?.mean;
    if (pruning === undefined || accuracy === undefined) continue;
    const up = ((accuracy - at) / (yRange.max - yRange.min)) * (place === 'above' ? 1 : -1);
    if (up < -0.02 || up > NAME_SIZE.height) continue;
    const share = (across(pruning) - left) / (right - left);
    if (share < NAME_SIZE.width) inTheWay.left += 1;
    if (share > 1 - NAME_SIZE.width) inTheWay.right += 1;
  }
  return inTheWay.right < inTheWay.left ? 1 : 0;
}

function lineSeries(
  { id, key, name, at, text, tip, type, colour }: Line,
  place: 'above' | 'below' | null,
  drawing: AccuracyDrawing,
): ChartSeries {
  const { ink, xRange } = drawing;
  const end = place === null ? 0 : freerEnd(at, place, drawing);
  return {
    id,
    name,
    type: 'line',
    symbol: 'circle',
    symbolSize: 0.1,
    itemStyle: { color: colour },
    emphasis: { scale: false },
    lineStyle: { color: colour, width: 1.5, type },
    label: {
      show: place !== null,
      position: [end === 0 ? 6 : -6, place === 'below' ? 6 : -18],
      align: end === 0 ? 'left' : 'right',
      color: colour,
      textBorderColor: ink.surface,
      textBorderWidth: 3,
      formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === end ? text : ''),
    },
    tooltip: tip === null ? { show: false } : tipAt(drawing),
    data: [xRange.min, xRange.max].map((x) => ({ key, value: [x, at], tip })),
    z: 1,
  };
}
