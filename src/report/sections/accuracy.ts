import { accuracyChartOption, hasMarksAside } from '../../charts/accuracy-chart.ts';
import { closeUp } from '../../charts/close-up.ts';
import { drawableSpread } from '../../charts/band.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { Block, LegendEntry, ReportFigure } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { accuracyTable } from './table.ts';
import { referenceTo } from '../table-reference.ts';

type Against = 'compression' | 'sparsity';
type Accuracy = 'final' | 'oneShot';

/** Accuracy against how much was pruned, as achieved and not as asked. */
export function accuracyBlocks(context: SectionContext): Block[] {
  if (context.comparison.series.every(({ points }) => points.length === 0)) {
    return [{ kind: 'paragraph', text: context.words.common.noPrunedRun }];
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
  const { comparison, figures, names, words } = context;
  const { accuracy, common } = words;
  const { series, reference } = comparison;
  const dense = densePoints(comparison);
  const { from, below } = closeUp(
    series,
    dense.map(({ point }) => point),
    y,
  );
  const { seeds, hasEnough } = drawableSpread(series.flatMap(({ points }) => points));
  const namesOf = (some: readonly ComparisonSeries[]) => common.list(some.map(names.series));
  const option = accuracyChartOption({
    series,
    dense,
    styles: seriesStyles(series, 'light'),
    y,
    x,
    from,
    band: 'interval',
    drawsSpread: hasEnough,
    ink: CHART_INK.light,
    figures,
    texts: {
      xAxis: accuracy.axis[x],
      yAxis: accuracy.accuracies[y],
      reference: names.strategy(reference),
      denseName: names.strategy,
      seriesName: names.series,
    },
  });
  return {
    kind: 'figure',
    id: `accuracy-${y === 'final' ? 'final' : 'one-shot'}-${x}`,
    caption: common.sentences([
      accuracy.caption(y, x),
      hasEnough ? accuracy.bands : seeds === 1 ? accuracy.oneSeed : accuracy.noBands,
      ...(below.length === 0 ? [] : [accuracy.below(below.map(names.series).join(' · '))]),
      ...(hasMarksAside(option) ? [accuracy.aside] : []),
    ]),
    alternative: accuracy.alternative(y, x, namesOf(series)),
    width: 760,
    height: 400,
    legend: legendOf(context),
    data,
    option,
  };
}

/** What the lines are, the dense networks first. */
function legendOf({ comparison, names }: SectionContext): LegendEntry[] {
  const { series } = comparison;
  const styles = seriesStyles(series, 'light');
  return [
    ...densePoints(comparison).map(({ key }) => ({
      name: names.strategy(key),
      style: denseStyle(key, 'light'),
    })),
    ...series.map((one) => ({
      name: names.series(one),
      style: styles.get(one.key) ?? denseStyle(one.key, 'light'),
    })),
  ];
}
