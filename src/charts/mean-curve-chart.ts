import type { ChartOption, ChartSeries } from './chart-option.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { Figures } from '../language/figures.ts';
import type { ChartInk } from './palette.ts';
import { symbolOf } from './series-style.ts';
import type { SeriesStyle } from './series-style.ts';

/** One strategy's way through the epochs: accuracies (0 to 1) as `[epoch, mean over the seeds]`. */
export interface MeanCurve {
  readonly key: string;
  readonly name: string;
  readonly style: SeriesStyle;
  readonly training: readonly (readonly [epoch: number, accuracy: number])[];
  /** Empty where there is no validation set. */
  readonly validation: readonly (readonly [epoch: number, accuracy: number])[];
}

/** Everything the chart is made of. */
export interface MeanCurveChartInput {
  readonly curves: readonly MeanCurve[];
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: { readonly epoch: string; readonly accuracy: string };
}

/** Learning curves of several strategies in one place, training solid and validation dashed. */
export function meanCurveOption({ curves, ink, figures, texts }: MeanCurveChartInput): ChartOption {
  const epochs = Math.max(1, ...curves.flatMap(({ training }) => training.map(([epoch]) => epoch)));
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 24, top: 30, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      ...axisStyle(ink),
      type: 'value',
      // A single epoch stands in the middle: an axis from 1 to 1 would have no length.
      min: epochs > 1 ? 1 : 0,
      max: epochs > 1 ? epochs : 2,
      minInterval: 1,
      name: texts.epoch,
      nameLocation: 'middle',
      nameGap: 32,
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'value',
      scale: true,
      name: texts.accuracy,
      nameTextStyle: { color: ink.quietText, align: 'left' },
      axisLabel: { color: ink.quietText, formatter: (value: number) => figures.sparsity(value) },
    },
    series: curves.flatMap((curve) => [
      ...lineOf(curve, 'training', ink),
      ...lineOf(curve, 'validation', ink),
    ]),
  };
}

function lineOf(
  { key, name, style, ...points }: MeanCurve,
  set: 'training' | 'validation',
  ink: ChartInk,
): ChartSeries[] {
  if (points[set].length === 0) return [];
  return [
    {
      id: `${key} ${set}`,
      name,
      type: 'line',
      symbol: symbolOf(style.mark),
      showSymbol: set === 'training',
      symbolSize: 7,
      lineStyle: {
        color: style.colour,
        width: set === 'training' ? 2 : 1.5,
        type: set === 'training' ? 'solid' : 'dashed',
      },
      itemStyle: {
        color: style.hollow ? ink.surface : style.colour,
        borderColor: style.colour,
        borderWidth: 1.5,
      },
      data: points[set].map(([epoch, accuracy]) => [epoch, accuracy]),
    },
  ];
}
