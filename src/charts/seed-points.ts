import type { ComparisonSeries } from '../contract/results.ts';
import { repeatOf } from '../contract/run.ts';
import type { RunRecord } from '../contract/run.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { tipAt } from './accuracy-tip.ts';
import type { ChartSeries } from './chart-option.ts';
import { pruningOfRun, pruningText } from './measures.ts';
import { pointKey } from './point-key.ts';

/** The single seeds of a series as small points without a line. */
export function seedPoints(series: ComparisonSeries, drawing: AccuracyDrawing): ChartSeries[] {
  const { runs = null, styles, x, batchSize, figures, texts } = drawing;
  const style = styles.get(series.key);
  if (runs === null || style === undefined) return [];
  const name = texts.seriesName(series);
  const data = series.points.flatMap((point) =>
    point.runs.flatMap((one) => {
      const run = runs.get(one.id);
      const at = run === undefined ? null : pruningOfRun(run, x, batchSize);
      const accuracy = run === undefined ? null : accuracyOfRun(run, drawing);
      if (at === null || accuracy === null) return [];
      const lines: [string, string][] = [
        [texts.yAxis, accuracyText(accuracy, drawing)],
        [texts.xAxis, pruningText(at, x, figures)],
      ];
      const title = [name, texts.seed?.(repeatOf(one))]
        .filter((part) => part !== undefined)
        .join(', ');
      return [
        { key: pointKey(series.key, point.level), value: [at, accuracy], tip: { title, lines } },
      ];
    }),
  );
  if (data.length === 0) return [];
  return [
    {
      id: `${series.key} seeds`,
      name,
      type: 'scatter',
      symbol: 'circle',
      symbolSize: 5,
      itemStyle: { color: style.colour, opacity: 0.65 },
      tooltip: tipAt(drawing),
      z: 3,
      data,
    },
  ];
}

function accuracyOfRun(run: RunRecord, { y, referenceAccuracy }: AccuracyDrawing): number | null {
  if (run.metrics === null) return null;
  switch (y) {
    case 'final':
      return run.metrics.accuracy;
    case 'oneShot':
      return run.metrics.oneShotAccuracy;
    case 'difference': {
      const reference = referenceAccuracy?.(run) ?? null;
      return reference === null ? null : run.metrics.accuracy - reference;
    }
  }
}

function accuracyText(accuracy: number, { y, figures }: AccuracyDrawing): string {
  return y === 'difference' ? figures.percentagePoints(accuracy) : figures.accuracy(accuracy);
}
