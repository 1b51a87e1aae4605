import type { ComparisonPoint } from '../contract/results.ts';
import { isDense } from '../contract/words.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { placedPoints } from './accuracy-line.ts';
import type { ChartSeries } from './chart-option.ts';
import { accuracyOf, isCost, pruningOf } from './measures.ts';
import { paretoFront } from './pareto.ts';
import type { TradeOff } from './pareto.ts';

/**
 * The Pareto front as a stair: the best accuracy that some mean reaches at this compression or more,
 * or at this cost or less. Its corners are the points that no other one beats, by the validation
 * examples where there are such.
 */
export function paretoLine(drawing: AccuracyDrawing): ChartSeries[] {
  const { x, ink, pareto = false, texts } = drawing;
  if (!pareto) return [];
  const front = paretoFront(tradeOffs(drawing), isCost(x) ? 'smaller' : 'larger');
  if (front.length === 0) return [];
  return [
    {
      id: 'pareto front',
      name: texts.pareto ?? '',
      type: 'line',
      silent: true,
      step: isCost(x) ? 'end' : 'start',
      symbol: 'circle',
      symbolSize: 17,
      showAllSymbol: true,
      itemStyle: { color: 'transparent', borderColor: ink.text, borderWidth: 1.25 },
      lineStyle: { color: ink.text, width: 1.25, type: 'solid', opacity: 0.75 },
      tooltip: { show: false },
      z: 1,
      data: front.map(({ x: at, drawn }) => [at, drawn]),
    },
  ];
}

/**
 * Whether the front is found by the validation examples, as the answer is: so it is where everything on
 * the chart was tried on some, and then it only shows what these points come to on the test set.
 */
export function isChosenOnValidation({
  series,
  dense,
  y,
}: Pick<AccuracyDrawing, 'series' | 'dense' | 'y'>): boolean {
  const points = [
    ...dense.slice(0, 1).map(({ point }) => point),
    ...series.flatMap((one) => one.points),
  ];
  return y !== 'oneShot' && points.every(({ validationAccuracy }) => validationAccuracy !== null);
}

interface DrawnTradeOff extends TradeOff {
  /** Where it stands on the chart. */
  readonly drawn: number;
}

function tradeOffs(drawing: AccuracyDrawing): DrawnTradeOff[] {
  const { series, dense, x, y, batchSize } = drawing;
  const byValidation = isChosenOnValidation(drawing);
  const tradeOff = (point: ComparisonPoint, at: number, drawn: number): DrawnTradeOff => ({
    x: at,
    y: byValidation ? (point.validationAccuracy?.mean ?? drawn) : drawn,
    drawn,
  });
  const baselines = [
    // The reference: the one that had as much training as everything on the front.
    ...dense.slice(0, 1).map(({ point }) => point),
    ...series.filter(({ strategy }) => isDense(strategy)).flatMap(({ points }) => points),
  ].flatMap((point) => {
    const place = pruningOf(point, x, batchSize);
    // Nothing is pruned of a baseline: right after pruning it is as accurate as ever.
    const accuracy = y === 'oneShot' ? point.accuracy : accuracyOf(point, y);
    return place === null || accuracy === null ? [] : [tradeOff(point, place.mean, accuracy.mean)];
  });
  const means = series
    .filter(({ strategy }) => !isDense(strategy))
    .flatMap((one) => placedPoints(one, drawing))
    .map(({ at, accuracy, point }) => tradeOff(point, at, accuracy.mean));
  return [...baselines, ...means];
}
