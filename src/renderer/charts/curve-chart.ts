import type { MetricPoint } from '../../contract/run.ts';
import type { Figures } from '../format/figures.ts';
import type { ChartOption, ChartSeries } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk } from './palette.ts';

/** What a learning curve shows. */
export type CurveMeasure = 'accuracy' | 'loss';

/** The curve of one run. */
export interface Curve {
  readonly runId: string;
  readonly seed: number;
  readonly points: readonly MetricPoint[];
}

/** Everything the chart is made of. */
export interface CurveChartInput {
  readonly curves: readonly Curve[];
  readonly measure: CurveMeasure;
  readonly colour: string;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly epoch: string;
    readonly training: (seed: number) => string;
    readonly validation: (seed: number) => string;
  };
}

/** From so many epochs on, points would only thicken the line. */
const MANY_POINTS = 20;

/** Learning curves of one strategy: a line per seed, the validation set dashed where there is one. */
export function curveChartOption(input: CurveChartInput): ChartOption {
  const { measure, ink, figures, texts } = input;
  const format = measure === 'accuracy' ? figures.sparsity : figures.plain;
  const epochs = Math.max(
    ...input.curves.flatMap(({ points }) => points.map(({ epoch }) => epoch)),
  );
  return {
    ...chartFrame(ink),
    grid: { left: 8, right: 130, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      formatter: (items: unknown) => tipAt(items, input),
    },
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
      axisLabel: { color: ink.quietText, formatter: (value: number) => format(value) },
    },
    series: input.curves.flatMap((curve, index) => linesOf(curve, index, input)),
  };
}

function linesOf(curve: Curve, index: number, input: CurveChartInput): ChartSeries[] {
  const { measure, colour, texts, ink } = input;
  const opacity = Math.max(0.35, 1 - index * 0.2);
  const line = (set: 'training' | 'validation', values: [number, number][]): ChartSeries[] =>
    values.length === 0
      ? []
      : [
          {
            id: `${curve.runId} ${set}`,
            name: texts[set](curve.seed),
            type: 'line',
            showSymbol: values.length <= MANY_POINTS,
            symbol: 'circle',
            symbolSize: 6,
            endLabel: {
              show: true,
              formatter: texts[set](curve.seed),
              color: ink.text,
              distance: 8,
              minMargin: 6,
            },
            labelLayout: { moveOverlap: 'shiftY' },
            color: colour,
            lineStyle: {
              color: colour,
              width: 2,
              opacity,
              type: set === 'training' ? 'solid' : 'dashed',
            },
            data: values,
          },
        ];
  const validation = curve.points.flatMap((point): [number, number][] => {
    const value = measure === 'accuracy' ? point.validationAccuracy : point.validationLoss;
    return value === null ? [] : [[point.epoch, value]];
  });
  const training = curve.points.map((point): [number, number] => [
    point.epoch,
    measure === 'accuracy' ? point.trainAccuracy : point.trainLoss,
  ]);
  return [...line('training', training), ...line('validation', validation)];
}

function tipAt(items: unknown, { measure, figures, texts }: CurveChartInput): string {
  const points = (Array.isArray(items) ? items : [items]) as {
    seriesName: string;
    value: [number, number];
  }[];
  const format = measure === 'accuracy' ? figures.accuracy : figures.loss;
  return tipHtml({
    title: `${texts.epoch} ${figures.count(points[0]?.value[0] ?? 0)}`,
    lines: points.map(({ seriesName, value }) => [seriesName, format(value[1])]),
  });
}
