import { densePoints } from '../../charts/dense-points.ts';
import { shownName, shownOf } from '../../analysis/comparison/shown.ts';
import type { ComparisonPoint, PairedDifference } from '../../contract/results.ts';
import type { Matched, MatchedMeasure } from '../../contract/soundness.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import { latencyCell, latencyNote } from '../latency-note.ts';
import type { Block, Cell, Column, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { seriesNames } from '../series-names.ts';

/** Every strategy at every level: what it keeps of the accuracy, what it saves, and both matched. */
export function tableBlocks(context: SectionContext): Block[] {
  const { comparison, soundness, words } = context;
  if (
    densePoints(comparison).length === 0 &&
    comparison.series.every(({ points }) => points.length === 0)
  ) {
    return [{ kind: 'paragraph', text: words.common.noRun }];
  }
  return [
    accuracyTable(context),
    costTable(context),
    ...latencyNote(pointsOf(context), context),
    ...soundness.matched
      .filter(({ at, rows }) => at.length > 0 && rows.length > 0)
      .map((matched) => matchedTable(matched, context)),
  ];
}

/** Accuracies with their spread and their difference from the reference. */
export function accuracyTable(context: SectionContext): ReportTable {
  const { words } = context;
  const { columns } = words;
  const cells = cellsIn(context.figures);
  return {
    kind: 'table',
    id: 'accuracy',
    caption: words.table.accuracyCaption,
    note: words.table.accuracyNote,
    ...pointTable(context, [
      [right(columns.oneShot), (point) => cells.accuracy(point.oneShotAccuracy)],
      [right(columns.final), (point) => cells.accuracy(point.accuracy)],
      [
        right(columns.difference),
        ({ difference }) => (difference === null ? MISSING : cells.points(difference)),
      ],
      [right(columns.adjustedP), ({ difference }) => cells.pValue(difference)],
      [left(columns.shown), ({ difference }) => shownCell(difference, context)],
    ]),
  };
}

function pointsOf({ comparison }: SectionContext): ComparisonPoint[] {
  return [
    ...densePoints(comparison).map(({ point }) => point),
    ...comparison.series.flatMap(({ points }) => points),
  ];
}

/** Whether a difference is shown, or equality, or neither. */
function shownCell(
  difference: PairedDifference | null,
  { told }: Pick<SectionContext, 'told'>,
): Cell {
  const shown = shownOf(difference);
  return shown === null ? MISSING : text(told(shownName(shown)));
}

function costTable(context: SectionContext): ReportTable {
  const { figures, words } = context;
  const { columns } = words;
  const cells = cellsIn(figures);
  const batchSizes = [
    ...new Set(pointsOf(context).flatMap((point) => Object.keys(point.latencyMs ?? {}))),
  ].toSorted((a, b) => Number(a) - Number(b));
  return {
    kind: 'table',
    id: 'cost',
    caption: words.table.costCaption,
    note: words.table.costNote,
    ...pointTable(context, [
      [right(columns.speedup), (point) => cells.times(point.theoreticalSpeedup)],
      [right(columns.macs), (point) => cells.thousands(point.macs)],
      [right(columns.size), (point) => cells.kilobytes(point.sizeBytes)],
      [right(columns.gzip), (point) => cells.kilobytes(point.gzipBytes)],
      ...batchSizes.map(
        (size) =>
          [
            right(columns.latencyAtBatch(size)),
            (point: ComparisonPoint) => latencyCell(point, size, figures),
          ] as const,
      ),
    ]),
  };
}

type PointColumn = readonly [Column, (point: ComparisonPoint) => Cell];

/** A row per point, with the columns that say which point it is. */
function pointTable(
  { comparison, figures, names, words }: SectionContext,
  own: readonly PointColumn[],
): Pick<ReportTable, 'columns' | 'rows' | 'rowHeads'> {
  const cells = cellsIn(figures);
  const columns: readonly PointColumn[] = [
    [right(words.columns.seeds), (point) => cells.count(point.accuracy.n)],
    [right(words.columns.sparsity), (point) => cells.meanSparsity(point.achievedSparsity)],
    [
      right(words.columns.ofWeights),
      (point) => (point.weightSparsity ? cells.meanSparsity(point.weightSparsity) : MISSING),
    ],
    [right(words.columns.compression), (point) => cells.times(point.compressionRatio)],
    ...own,
  ];
  const row = (point: ComparisonPoint) => columns.map(([, cellOf]) => cellOf(point));
  return {
    columns: [
      left(words.columns.strategy),
      right(words.columns.level),
      ...columns.map(([column]) => column),
    ],
    rows: [
      ...densePoints(comparison).map(({ key, point }) => [
        text(names.strategy(key)),
        MISSING,
        ...row(point),
      ]),
      ...comparison.series.flatMap((series) =>
        series.points.map((point) => [
          text(names.series(series)),
          cells.plain(point.level),
          ...row(point),
        ]),
      ),
    ],
    rowHeads: 2,
  };
}

const MATCHED_IDS: Record<MatchedMeasure, string> = {
  compressionRatio: 'matched-compression',
  theoreticalSpeedup: 'matched-speed-up',
};

function matchedTable({ measure, at, rows }: Matched, context: SectionContext): ReportTable {
  const { figures, words } = context;
  const cells = cellsIn(figures);
  const nameOf = seriesNames(context);
  return {
    kind: 'table',
    id: MATCHED_IDS[measure],
    caption: words.table.matchedCaption(measure),
    note: words.table.matchedNote(measure),
    columns: [left(words.columns.strategy), ...at.map((value) => right(figures.times(value)))],
    rows: rows.map(({ seriesKey, accuracy }) => [
      text(nameOf(seriesKey)),
      ...accuracy.map(cells.accuracy),
    ]),
    rowHeads: 1,
  };
}
