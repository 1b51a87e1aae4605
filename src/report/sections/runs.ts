import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';
import { conditionName } from '../../language/condition.ts';
import { cellsIn, code, left, MISSING, right, text } from '../cells.ts';
import type { Block, Cell, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { runNames } from '../run-names.ts';

/** Letters of an id or hash that tell runs apart. */
const HASH_LENGTH = 16;

/** Every run with its state and the hash of its weights, and why some are not finished. */
export function runBlocks(context: SectionContext): Block[] {
  const { results, figures, words } = context;
  const { columns } = words;
  const cells = cellsIn(figures);
  const nameOf = runNames(context);
  const hasConditions = results.runs.some(({ condition }) => condition !== null);
  const table: ReportTable = {
    kind: 'table',
    id: 'runs',
    caption: words.runs.caption,
    note: hasConditions
      ? words.common.sentences([words.runs.note, words.runs.conditions])
      : words.runs.note,
    columns: [
      left(columns.run),
      right(columns.level),
      right(columns.seed),
      left(columns.status),
      ...(hasConditions ? [left(columns.condition)] : []),
      right(columns.accuracy),
      left(columns.id),
      left(columns.weights),
    ],
    rows: results.runs.map((run) => [
      text(nameOf(run)),
      levelCell(run, cells.plain),
      text(repeatOf(run)),
      text(words.common.statuses[run.status]),
      ...(hasConditions ? [conditionCell(run, context)] : []),
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
      caption: words.runs.failures,
      note: '',
      columns: [
        left(columns.run),
        right(columns.level),
        right(columns.seed),
        right(columns.attempts),
        left(columns.reason),
      ],
      rows: troubled.map((run) => [
        text(nameOf(run)),
        levelCell(run, cells.plain),
        text(repeatOf(run)),
        cells.count(run.attempts),
        text(run.errorSentence ? context.told(run.errorSentence) : (run.error ?? '')),
      ]),
      rowHeads: 1,
    },
  ];
}

function conditionCell({ condition }: RunRecord, { told }: Pick<SectionContext, 'told'>): Cell {
  return condition === null ? MISSING : text(told(conditionName(condition)));
}

function levelCell(
  { strategy, level }: { readonly strategy: string; readonly level: number },
  plain: (value: number) => Cell,
): Cell {
  return isDense(strategy) ? MISSING : plain(level);
}
