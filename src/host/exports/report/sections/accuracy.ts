import { accuracyChartOption } from '../../../../charts/accuracy-chart.ts';
import { closeUp } from '../../../../charts/close-up.ts';
import { CHART_INK } from '../../../../charts/palette.ts';
import { baselineStyle, seriesStyles } from '../../../../charts/series-style.ts';
import type { Block, LegendEntry, ReportFigure } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { BASELINE_NAME } from '../run-names.ts';
import { accuracyTable } from './table.ts';
import { referenceTo } from '../table-reference.ts';

type Against = 'compression' | 'sparsity';
type Accuracy = 'final' | 'oneShot';

const MEASURES: Record<Against, { readonly axis: string; readonly title: string }> = {
  compression: {
    axis: 'Compression ratio, as achieved (logarithmic)',
    title: 'compression ratio',
  },
  sparsity: { axis: 'Sparsity, as achieved', title: 'sparsity' },
};

const ACCURACIES: Record<Accuracy, string> = {
  final: 'Final accuracy',
  oneShot: 'One-shot accuracy',
};

/** Accuracy against how much was pruned, as achieved and not as asked. */
export function accuracyBlocks(context: SectionContext): Block[] {
  if (context.comparison.series.every(({ points }) => points.length === 0)) {
    return [{ kind: 'paragraph', text: 'No pruned run is finished yet.' }];
  }
  const table = accuracyTable(context);
  // The section of the comparison has it, unless that is left out.
  const hasTable = context.sections?.includes('table') ?? true;
  return [
    accuracyFigure(context, 'final', 'compression', hasTable ? referenceTo(table) : table),
    accuracyFigure(context, 'final', 'sparsity', referenceTo(table)),
    accuracyFigure(context, 'oneShot', 'sparsity', referenceTo(table)),
  ];
}

function accuracyFigure(
  context: SectionContext,
  y: Accuracy,
  x: Against,
  data: ReportFigure['data'],
): ReportFigure {
  const { comparison, figures } = context;
  const { series, dense } = comparison;
  const { from, below } = closeUp(series, dense, y);
  const cut =
    below.length === 0
      ? ''
      : ` Below the range, and cut off: ${below.map(({ label }) => label).join(', ')}.`;
  return {
    kind: 'figure',
    id: `accuracy-${y === 'final' ? 'final' : 'one-shot'}-${x}`,
    caption: `${ACCURACIES[y]} against ${MEASURES[x].title}: means over the seeds, with their 95% intervals as bands.${cut}`,
    alternative: `Lines of ${ACCURACIES[y].toLowerCase()} against ${MEASURES[x].title} for ${series.map(({ label }) => label).join(', ')}`,
    width: 760,
    height: 400,
    legend: legendOf(context),
    data,
    option: accuracyChartOption({
      series,
      dense,
      styles: seriesStyles(series, 'light'),
      y,
      x,
      from,
      band: 'interval',
      ink: CHART_INK.light,
      figures,
      texts: {
        xAxis: MEASURES[x].axis,
        yAxis: ACCURACIES[y],
        baseline: BASELINE_NAME,
        seeds: (count) => `${figures.count(count)} ${count === 1 ? 'seed' : 'seeds'}`,
        seriesName: ({ label }) => label,
        measures: {
          sparsity: 'Sparsity',
          compression: 'Compression ratio',
          speedup: 'Theoretical speed-up',
        },
      },
    }),
  };
}

/** What the lines are, the baseline first. */
export function legendOf({ comparison: { series, dense } }: SectionContext): LegendEntry[] {
  const styles = seriesStyles(series, 'light');
  return [
    ...(dense === null ? [] : [{ name: BASELINE_NAME, style: baselineStyle('light') }]),
    ...series.map(({ key, label }) => ({
      name: label,
      style: styles.get(key) ?? baselineStyle('light'),
    })),
  ];
}
