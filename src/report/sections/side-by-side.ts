import { finishedLevels, seriesAtLevel } from '../../charts/at-level.ts';
import type { SeriesAtLevel } from '../../charts/at-level.ts';
import { barsOf } from '../../charts/bars.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import { sideBySideHeight, sideBySideOption } from '../../charts/side-by-side-chart.ts';
import type { ComparisonPoint } from '../../contract/results.ts';
import { cellsIn, left, right, text } from '../cells.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

const WIDTH = 760;

/** The level at which strategies are set side by side: the highest, which tells them apart best. */
export function highestLevel({ comparison, results }: SectionContext): number | undefined {
  return finishedLevels(comparison, results.document.sparsities).at(-1);
}

/** Accuracy, size and latency of all strategies at one level. */
export function sideBySideBlocks(context: SectionContext): Block[] {
  const { comparison, figures, names, words } = context;
  const { columns, sideBySide: told } = words;
  const level = highestLevel(context);
  if (level === undefined) return [{ kind: 'paragraph', text: words.common.noPrunedRun }];
  const styles = seriesStyles(comparison.series, 'light');
  const dense = densePoints(comparison);
  const atLevel = seriesAtLevel(comparison, level);
  const nameOf = ({ series, point, close }: SeriesAtLevel) =>
    close
      ? names.series(series)
      : words.common.at(names.series(series), figures.sparsity(point.achievedSparsity.mean));
  const bars = barsOf(
    atLevel,
    dense,
    nameOf,
    (key) => (styles.get(key) ?? denseStyle(key, 'light')).colour,
    names.strategy,
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
      caption: told.caption(figures.sparsity(level)),
      alternative: told.alternative(
        figures.sparsity(level),
        words.common.list(bars.map(({ name }) => name)),
      ),
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
          accuracy: told.accuracy,
          size: told.size,
          latency: told.latency,
          latencyPending: told.latencyPending,
        },
      }),
      data: {
        kind: 'table',
        id: 'side-by-side-data',
        caption: told.tableCaption(figures.sparsity(level)),
        note: told.note,
        columns: [
          left(columns.strategy),
          right(columns.sparsity),
          right(columns.seeds),
          right(columns.accuracy),
          right(columns.gzip),
          right(columns.latency),
        ],
        rows: [
          ...dense.map(({ key, point }) => row(names.strategy(key), point)),
          ...atLevel.map((at) => row(nameOf(at), at.point)),
        ],
        rowHeads: 1,
      },
    },
  ];
}
