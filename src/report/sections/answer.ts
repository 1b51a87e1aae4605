import type { Candidate, Needs } from '../../contract/answer.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Figures } from '../../language/figures.ts';
import { latencyCell, latencyNote } from '../latency-note.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { askedText, bestText, certaintyTexts } from '../told-answer.ts';

/** Which strategy suits the model, for the needs that were asked, and how sure that is. */
export function answerBlocks(context: SectionContext): Block[] {
  const { answer, needs, figures, names, words } = context;
  const { columns, answer: told } = words;
  const shown: readonly (readonly [string, Candidate | null])[] = [
    [told.places.best, answer.best],
    [told.places.runnerUp, answer.runnerUp],
    [told.places.nearest, answer.nearest],
  ];
  const rows = shown.flatMap(([role, candidate]) =>
    candidate === null
      ? []
      : [candidateRow(role, names.series(candidate), candidate, needs, figures)],
  );
  return [
    { kind: 'paragraph', text: askedText(context) },
    { kind: 'paragraph', text: bestText(context), strong: true },
    ...certaintyTexts(context).map((text) => ({ kind: 'paragraph', text }) as const),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: 'answer',
            caption: told.caption,
            note: told.note,
            columns: [
              left(columns.place),
              left(columns.strategy),
              right(columns.sparsity),
              right(columns.seeds),
              right(columns.accuracy),
              right(columns.difference),
              right(columns.gzip),
              right(columns.speedup),
              right(columns.latencyAtBatch(needs.batchSize)),
            ],
            rows,
            rowHeads: 1,
          } as const,
          ...latencyNote(
            shown.flatMap(([, candidate]) => candidate?.point ?? []),
            context,
          ),
        ]),
  ];
}

function candidateRow(
  role: string,
  name: string,
  { point }: Candidate,
  { batchSize }: Needs,
  figures: Figures,
): Cell[] {
  const cells = cellsIn(figures);
  return [
    text(role),
    text(name),
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    point.difference === null ? MISSING : cells.points(point.difference),
    cells.kilobytes(point.gzipBytes),
    cells.times(point.theoreticalSpeedup),
    latencyCell(point, batchSize, figures),
  ];
}
