import { finishedLevels, seriesAtLevel } from '../../../../charts/at-level.ts';
import type { SeriesAtLevel } from '../../../../charts/at-level.ts';
import { barsOf } from '../../../../charts/bars.ts';
import { CHART_INK } from '../../../../charts/palette.ts';
import { baselineStyle, seriesStyles } from '../../../../charts/series-style.ts';
import { sideBySideHeight, sideBySideOption } from '../../../../charts/side-by-side-chart.ts';
import type { ComparisonPoint } from '../../../../contract/results.ts';
import { cellsIn, left, right, text } from '../cells.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { BASELINE_NAME } from '../run-names.ts';

const WIDTH = 760;

/** The level at which strategies are set side by side: the highest, which tells them apart best. */
export function highestLevel({ comparison, results }: SectionContext): number | undefined {
  return finishedLevels(comparison, results.document.sparsities).at(-1);
}

/** Accuracy, size and latency of all strategies at one level. */
export function sideBySideBlocks(context: SectionContext): Block[] {
  const { comparison, figures } = context;
  const level = highestLevel(context);
  if (level === undefined) return [{ kind: 'paragraph', text: 'No pruned run is finished yet.' }];
  const styles = seriesStyles(comparison.series, 'light');
  const atLevel = seriesAtLevel(comparison, level);
  const nameOf = ({ series, point, close }: SeriesAtLevel) =>
    close ? series.label : `${series.label} (at ${figures.sparsity(point.achievedSparsity.mean)})`;
  const bars = barsOf(
    atLevel,
    comparison.dense,
    nameOf,
    (key) => (styles.get(key) ?? baselineStyle('light')).colour,
    BASELINE_NAME,
  );
  const cells = cellsIn(figures);
  const row = (name: string, point: ComparisonPoint): Cell[] => [
    text(name),
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    cells.kilobytes(point.gzipBytes),
    cells.milliseconds(point.latencyMs?.['1']),
  ];
  return [
    {
      kind: 'figure',
      id: 'side-by-side',
      caption: `Accuracy, size after gzip and median latency at ${figures.sparsity(level)} sparsity, with 95% intervals. A strategy without a point there stands at its nearest, which is named.`,
      alternative: `Accuracy, size and latency at ${figures.sparsity(level)} sparsity for ${bars.map(({ name }) => name).join(', ')}`,
      width: WIDTH,
      height: sideBySideHeight(bars.length),
      legend: [],
      option: sideBySideOption({
        bars,
        width: WIDTH,
        band: 'interval',
        ink: CHART_INK.light,
        figures,
        texts: {
          accuracy: 'Final accuracy, %',
          size: 'Size after gzip, kB',
          latency: 'Latency, ms (batch 1)',
          latencyPending: 'Latency: not measured yet',
        },
      }),
      data: {
        kind: 'table',
        id: 'side-by-side-data',
        caption: `Side by side at ${figures.sparsity(level)} sparsity`,
        note: '± is half the width of the 95% interval over the seeds. Latency is the median of one forward pass at batch 1.',
        columns: [
          left('Strategy'),
          right('Sparsity'),
          right('Seeds'),
          right('Accuracy, %'),
          right('Gzip, kB'),
          right('Latency, ms'),
        ],
        rows: [
          ...(comparison.dense === null ? [] : [row(BASELINE_NAME, comparison.dense)]),
          ...atLevel.map((at) => row(nameOf(at), at.point)),
        ],
        rowHeads: 1,
      },
    },
  ];
}
