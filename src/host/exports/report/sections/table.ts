import type { ComparisonPoint } from '../../../../contract/results.ts';
import type { Matched, MatchedMeasure } from '../../../../contract/soundness.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Block, Cell, Column, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { BASELINE_NAME } from '../run-names.ts';

/** Every strategy at every level: what it keeps of the accuracy, what it saves, and both matched. */
export function tableBlocks(context: SectionContext): Block[] {
  const { comparison, soundness } = context;
  if (comparison.dense === null && comparison.series.every(({ points }) => points.length === 0)) {
    return [{ kind: 'paragraph', text: 'No run is finished yet.' }];
  }
  return [
    accuracyTable(context),
    costTable(context),
    ...soundness.matched
      .filter(({ at, rows }) => at.length > 0 && rows.length > 0)
      .map((matched) => matchedTable(matched, context)),
  ];
}

/** Accuracies with their spread and their difference from the dense baseline. */
export function accuracyTable(context: SectionContext): ReportTable {
  const cells = cellsIn(context.figures);
  return {
    kind: 'table',
    id: 'accuracy',
    caption: 'Accuracy of every strategy at every level',
    note: 'Level is the sparsity asked for, or the threshold. Figures are means over the seeds, ± half the width of the 95% interval (Student’s t). Accuracies are on the test set; one-shot is after pruning and before fine-tuning. The difference in percentage points is final accuracy minus that of the dense baseline of the same seed; its p is from a paired t-test, adjusted by Holm over all rows.',
    ...pointTable(context, [
      [right('One-shot, %'), (point) => cells.accuracy(point.oneShotAccuracy)],
      [right('Final, %'), (point) => cells.accuracy(point.accuracy)],
      [
        right('Difference, pp'),
        ({ difference }) => (difference === null ? MISSING : cells.points(difference)),
      ],
      [right('Adjusted p'), ({ difference }) => cells.pValue(difference)],
    ]),
  };
}

function costTable(context: SectionContext): ReportTable {
  const { comparison, figures } = context;
  const cells = cellsIn(figures);
  const points = [comparison.dense, ...comparison.series.flatMap((entry) => entry.points)];
  const batchSizes = [
    ...new Set(points.flatMap((point) => Object.keys(point?.latencyMs ?? {}))),
  ].toSorted((a, b) => Number(a) - Number(b));
  return {
    kind: 'table',
    id: 'cost',
    caption: 'Size and cost of every strategy at every level',
    note: 'Means over the seeds. Theoretical speed-up is the dense baseline’s multiply-accumulates (MACs) divided by those without a pruned weight. Size is that of the weights’ file. Latency is the median of one forward pass on the machine of this report; masked weights are zeros and are multiplied all the same.',
    ...pointTable(context, [
      [right('Speed-up'), (point) => cells.times(point.theoreticalSpeedup)],
      [right('MACs'), (point) => cells.thousands(point.macs)],
      [right('Size, kB'), (point) => cells.kilobytes(point.sizeBytes)],
      [right('Gzip, kB'), (point) => cells.kilobytes(point.gzipBytes)],
      ...batchSizes.map(
        (size) =>
          [
            right(`Latency, ms (batch ${size})`),
            (point: ComparisonPoint) => cells.milliseconds(point.latencyMs?.[size]),
          ] as const,
      ),
    ]),
  };
}

type PointColumn = readonly [Column, (point: ComparisonPoint) => Cell];

/** A row per point, with the columns that say which point it is. */
function pointTable(
  { comparison, figures }: SectionContext,
  own: readonly PointColumn[],
): Pick<ReportTable, 'columns' | 'rows' | 'rowHeads'> {
  const cells = cellsIn(figures);
  const columns: readonly PointColumn[] = [
    [right('Seeds'), (point) => cells.count(point.accuracy.n)],
    [right('Sparsity'), (point) => cells.meanSparsity(point.achievedSparsity)],
    [right('Compression'), (point) => cells.times(point.compressionRatio)],
    ...own,
  ];
  const row = (point: ComparisonPoint) => columns.map(([, cellOf]) => cellOf(point));
  return {
    columns: [left('Strategy'), right('Level'), ...columns.map(([column]) => column)],
    rows: [
      ...(comparison.dense === null
        ? []
        : [[text(BASELINE_NAME), MISSING, ...row(comparison.dense)]]),
      ...comparison.series.flatMap(({ label, points }) =>
        points.map((point) => [text(label), cells.plain(point.level), ...row(point)]),
      ),
    ],
    rowHeads: 2,
  };
}

const MEASURES: Record<MatchedMeasure, { readonly id: string; readonly name: string }> = {
  compressionRatio: { id: 'matched-compression', name: 'compression ratio' },
  theoreticalSpeedup: { id: 'matched-speed-up', name: 'theoretical speed-up' },
};

function matchedTable(
  { measure, at, rows }: Matched,
  { comparison, figures }: SectionContext,
): ReportTable {
  const cells = cellsIn(figures);
  const labelOf = new Map(comparison.series.map(({ key, label }) => [key, label]));
  const { id, name } = MEASURES[measure];
  return {
    kind: 'table',
    id,
    caption: `Final accuracy, in percent, at the same ${name} as achieved`,
    note: `Interpolated linearly over the logarithm of the ${name} between a seed’s two neighbouring points; ± is half the width of the 95% interval over the seeds. A dash where a strategy does not reach.`,
    columns: [left('Strategy'), ...at.map((value) => right(figures.times(value)))],
    rows: rows.map(({ seriesKey, accuracy }) => [
      text(labelOf.get(seriesKey) ?? seriesKey),
      ...accuracy.map(cells.accuracy),
    ]),
    rowHeads: 1,
  };
}
