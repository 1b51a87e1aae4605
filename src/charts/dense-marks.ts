import type { ComparisonPoint, Spread } from '../contract/results.ts';
import { DENSE } from '../contract/words.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { accuracyTip, tipAt } from './accuracy-tip.ts';
import type { ChartSeries } from './chart-option.ts';
import { drawnDense } from './drawn-dense.ts';
import type { DrawnDense } from './drawn-dense.ts';
import { accuracyOf, pruningOf } from './measures.ts';
import { pointKey } from './point-key.ts';
import { denseMarkStyle, symbolOf } from './series-style.ts';
import { acrossOf, alongOf } from './spread-ends.ts';
import { whiskerSeries } from './whiskers.ts';

interface DenseMark extends DrawnDense {
  readonly accuracy: Spread;
  readonly cost: Spread;
}

/**
 * The dense networks where a cost is on the horizontal axis: points at their own cost, with their
 * whiskers. Fine lines through the reference show who is slower or larger than it, and who less accurate.
 */
export function denseMarks(drawing: AccuracyDrawing): ChartSeries[] {
  const { own, others } = drawnDense(drawing);
  const placed = (marks: readonly DrawnDense[]): DenseMark[] =>
    marks.flatMap((mark) => {
      const cost = pruningOf(mark.point, drawing.x, drawing.batchSize);
      return cost === null
        ? []
        : [{ ...mark, cost, accuracy: accuracyOfDense(mark.point, drawing) }];
    });
  const [reference, ...rest] = placed(own);
  return [
    ...(reference === undefined ? [] : guides(reference, drawing)),
    ...[...(reference === undefined ? [] : [reference]), ...rest].flatMap((mark) =>
      markOf(mark, true, drawing),
    ),
    // Which experiment a point belongs to is said when it is pointed at: names would hide each other.
    ...placed(others).flatMap((mark) => markOf(mark, false, drawing)),
  ];
}

/** Nothing is pruned of it: right after pruning it is as accurate as ever, and no different from itself. */
function accuracyOfDense(point: ComparisonPoint, { y }: AccuracyDrawing): Spread {
  if (y === 'oneShot') return point.accuracy;
  return accuracyOf(point, y) ?? { n: point.accuracy.n, mean: 0, sd: null, halfWidth: null };
}

function guides({ cost, accuracy }: DenseMark, drawing: AccuracyDrawing): ChartSeries[] {
  const { xRange, yRange, ink } = drawing;
  const lines = {
    'dense cost': [
      [cost.mean, yRange.min],
      [cost.mean, yRange.max],
    ],
    'dense accuracy': [
      [xRange.min, accuracy.mean],
      [xRange.max, accuracy.mean],
    ],
  };
  return Object.entries(lines).map(([id, data]) => ({
    id,
    type: 'line',
    silent: true,
    symbol: 'none',
    tooltip: { show: false },
    lineStyle: { color: ink.quietText, width: 1, type: [1, 4] },
    data,
    z: 1,
  }));
}

function markOf(
  { id, kind, name, point, accuracy, cost }: DenseMark,
  named: boolean,
  drawing: AccuracyDrawing,
): ChartSeries[] {
  const { ink, xRange, figures, texts, y } = drawing;
  const style = denseMarkStyle(kind, { text: ink.text, quietText: ink.quietText });
  const isRight = cost.mean > (xRange.min + xRange.max) / 2;
  const text =
    y === 'difference'
      ? name
      : `${texts.denseName(kind)} ${figures.accuracySpread({ ...accuracy, sd: null })}`;
  const across = acrossOf(cost, drawing);
  const along = alongOf(accuracy, drawing);
  const data: object[] = [
    {
      key: pointKey(id, point.level),
      value: [cost.mean, accuracy.mean],
      tip: accuracyTip(name, point, drawing),
    },
  ];
  const hasWhiskers = across[1] > across[0] || along[1] > along[0];
  return [
    ...(hasWhiskers
      ? [
          whiskerSeries(
            `${id} band`,
            [{ x: cost.mean, y: accuracy.mean, across, along }],
            style.colour,
            { usual: 0.2, emphasised: 1 },
          ),
        ]
      : []),
    {
      id,
      name,
      type: 'scatter',
      symbol: symbolOf(style.mark),
      symbolSize: 12,
      itemStyle: {
        color: style.hollow ? ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 2,
        opacity: 1,
      },
      label: {
        show: named,
        position: isRight ? 'left' : 'right',
        distance: 8,
        formatter: text,
        color: kind === DENSE ? ink.quietText : ink.text,
        textBorderColor: ink.surface,
        textBorderWidth: 3,
      },
      tooltip: tipAt(drawing),
      z: 4,
      data,
    },
  ];
}
