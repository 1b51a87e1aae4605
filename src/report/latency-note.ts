import { doubtSentence } from '../analysis/latency/doubt-sentence.ts';
import { latencyDoubtSchema } from '../contract/latency.ts';
import type { ComparisonPoint } from '../contract/results.ts';
import type { Figures } from '../language/figures.ts';
import { cellsIn } from './cells.ts';
import type { Block, Cell } from './report.ts';
import type { SectionContext } from './report-input.ts';

/** The latency of a point, marked where it should be measured again. */
export function latencyCell(
  { latencyMs, latencyDoubts }: ComparisonPoint,
  batchSize: string,
  figures: Figures,
): Cell {
  const cell = cellsIn(figures).milliseconds(latencyMs?.[batchSize]);
  return cell.kind === 'figure' && latencyDoubts.length > 0
    ? { ...cell, text: figures.doubtful(cell.text) }
    : cell;
}

/** What the mark means and why it is there, below a table of these points; nothing where there is none. */
export function latencyNote(
  points: readonly ComparisonPoint[],
  { words, told }: SectionContext,
): Block[] {
  const doubts = latencyDoubtSchema.options.filter((doubt) =>
    points.some(({ latencyDoubts }) => latencyDoubts.includes(doubt)),
  );
  if (doubts.length === 0) return [];
  const reasons = told(...doubts.map(doubtSentence));
  return [{ kind: 'paragraph', text: words.common.sentences([words.table.doubtful, reasons]) }];
}
