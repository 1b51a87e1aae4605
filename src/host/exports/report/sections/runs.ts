import { DENSE } from '../../../../contract/words.ts';
import { cellsIn, code, left, MISSING, right, text } from '../cells.ts';
import type { Block, Cell, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { runNames } from '../run-names.ts';

/** Letters of an id or hash that tell runs apart. */
const HASH_LENGTH = 16;

/** Every run with its state and the hash of its weights, and why some are not finished. */
export function runBlocks(context: SectionContext): Block[] {
  const { results, figures } = context;
  const cells = cellsIn(figures);
  const nameOf = runNames(context);
  const table: ReportTable = {
    kind: 'table',
    id: 'runs',
    caption: 'All runs',
    note: 'Accuracy is final, on the test set. Ids and the SHA-256 of the final weights are cut to 16 letters; the JSON and CSV exports have them whole.',
    columns: [
      left('Run'),
      right('Level'),
      right('Seed'),
      left('Status'),
      right('Accuracy, %'),
      left('Id'),
      left('Weights'),
    ],
    rows: results.runs.map((run) => [
      text(nameOf(run)),
      levelCell(run, cells.plain),
      cells.plain(run.seed),
      text(run.status),
      cells.percent(run.metrics?.accuracy ?? null),
      code(run.id, HASH_LENGTH),
      run.weightsSha256 === null ? MISSING : code(run.weightsSha256, HASH_LENGTH),
    ]),
    rowHeads: 3,
  };
  const troubled = results.runs.filter(({ error }) => error !== null);
  if (troubled.length === 0) return [table];
  return [
    table,
    {
      kind: 'table',
      id: 'failures',
      caption: 'Why runs failed',
      note: '',
      columns: [left('Run'), right('Level'), right('Seed'), right('Attempts'), left('Reason')],
      rows: troubled.map((run) => [
        text(nameOf(run)),
        levelCell(run, cells.plain),
        cells.plain(run.seed),
        cells.count(run.attempts),
        text(run.error ?? ''),
      ]),
      rowHeads: 1,
    },
  ];
}

function levelCell(
  { strategy, level }: { readonly strategy: string; readonly level: number },
  plain: (value: number) => Cell,
): Cell {
  return strategy === DENSE ? MISSING : plain(level);
}
