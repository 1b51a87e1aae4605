import { compressionPlaces, seriesAtPlace } from '../../charts/at-place.ts';
import type { SeriesAtPlace } from '../../charts/at-place.ts';
import { barsOf } from '../../charts/bars.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import { sideBySideHeight, sideBySideOption } from '../../charts/side-by-side-chart.ts';
import type { ComparisonPoint } from '../../contract/results.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import { latencyCell, latencyNote } from '../latency-note.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

const WIDTH = 760;

/** Where strategies are set side by side: at the highest compression, which tells them apart best. */
export function highestPlace({ comparison }: SectionContext): number | undefined {
  return compressionPlaces(comparison).at(-1);
}

/** A series with the level at which it stands beside the others, and how small it is there. */
export function nameAtPlace(
  { figures, names, words }: Pick<SectionContext, 'figures' | 'names' | 'words'>,
  { series, point }: Pick<SeriesAtPlace, 'series' | 'point'>,
): string {
  return words.common.at(
    names.series(series),
    words.common.list([
      figures.sparsity(point.achievedSparsity.mean),
      figures.times(point.compressionRatio.mean),
    ]),
  );
}

/** Accuracy, size and latency of all strategies at one compression. */
export function sideBySideBlocks(context: SectionContext): Block[] {
  const { comparison, figures, names, words } = context;
  const { columns, sideBySide: told } = words;
  const place = highestPlace(context);
  if (place === undefined) return [{ kind: 'paragraph', text: words.common.noPrunedRun }];
  const styles = seriesStyles(comparison.series, 'light');
  const dense = densePoints(comparison);
  const atPlace = seriesAtPlace(comparison, place);
  const ratio = figures.times(place);
  const bars = barsOf(
    atPlace,
    dense,
    (at) => nameAtPlace(context, at),
    (key) => (styles.get(key) ?? denseStyle(key, 'light')).colour,
    names.strategy,
  );
  const cells = cellsIn(figures);
  const row = (name: string, level: Cell, point: ComparisonPoint): Cell[] => [
    text(name),
    cells.times(point.compressionRatio),
    level,
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    cells.kilobytes(point.gzipBytes),
    latencyCell(point, '1', figures),
  ];
  return [
    {
      kind: 'figure',
      id: 'side-by-side',
      caption: told.caption(ratio),
      alternative: told.alternative(ratio, words.common.list(bars.map(({ name }) => name))),
      width: WIDTH,
      height: sideBySideHeight(bars),
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
        caption: told.tableCaption(ratio),
        note: told.note,
        columns: [
          left(columns.strategy),
          right(columns.compression),
          right(columns.level),
          right(columns.sparsity),
          right(columns.seeds),
          right(columns.accuracy),
          right(columns.gzip),
          right(columns.latency),
        ],
        rows: [
          ...dense.map(({ key, point }) => row(names.strategy(key), MISSING, point)),
          ...atPlace.map(({ series, point }) =>
            row(names.series(series), cells.plain(point.level), point),
          ),
        ],
        rowHeads: 1,
      },
    },
    ...latencyNote(
      [...dense, ...atPlace].map(({ point }) => point),
      context,
    ),
  ];
}
