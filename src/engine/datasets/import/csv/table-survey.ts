import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { tableBeginning } from './beginning.ts';
import type { Separator } from './beginning.ts';
import { isMissing, isNumber } from './cells.ts';
import { columnText, requireFewColumns } from './columns.ts';
import type { Columns, TableOptions } from './columns.ts';
import { Labels } from './labels.ts';
import { lookForLineNumbers, refuseLineNumbers } from './line-numbers.ts';
import { forEachRow } from './rows.ts';

/** So many words of a column are kept, and one more by which too many are known. */
export const MAX_CATEGORIES = 100;

/** Columns of a table whose entries are surveyed one by one. */
const MAX_FEATURES = 100_001;

/** What stands in one column of a table. */
export interface ColumnSurvey {
  /** From 0. */
  readonly column: number;
  readonly numbers: number;
  readonly words: number;
  /** What stands there, each once; of more than there may be categories, one more than that. */
  readonly different: ReadonlySet<string>;
  readonly firstWord: { readonly cell: string; readonly line: number } | null;
}

/** What is in a table; its cells are read again once it is known what they are. */
export interface TableSurvey {
  /** Of the file. */
  readonly name: string;
  readonly labels: Labels;
  readonly separator: Separator;
  readonly columns: Columns;
  /** Of the columns that are neither class nor left out. */
  readonly surveys: readonly ColumnSurvey[];
  /** Rows that are left out. */
  readonly incompleteRows: number;
}

type Counting = { -readonly [K in keyof ColumnSurvey]: ColumnSurvey[K] } & {
  readonly different: Set<string>;
};

/**
 * @throws UserError naming the line, and the column in which a value is missing, unless such rows are
 * to be left out
 */
export function surveyTable(
  file: NamedFile,
  columns: Columns,
  { withoutIncompleteRows = false }: TableOptions,
): TableSurvey {
  const separator = tableBeginning(file)?.separator ?? ',';
  requireFewColumns(file.name, columns.count, MAX_FEATURES);
  const lineNumbers = lookForLineNumbers(columns);
  const surveys = Array.from({ length: columns.count }, (_, column) => column)
    .filter((column) => column !== columns.label && !columns.leftOut.has(column))
    .map((column): Counting => ({
      column,
      numbers: 0,
      words: 0,
      different: new Set(),
      firstWord: null,
    }));
  const labels = new Labels(file.name, columnText(columns, columns.label));
  let incompleteRows = 0;
  forEachRow(file, separator, columns, ({ cells, line, refuse }) => {
    lineNumbers.take(cells);
    const missing = missingIn(cells, columns);
    if (missing !== undefined) {
      if (!withoutIncompleteRows) {
        throw refuse(
          say`no value in column ${missing + 1} ("${columnText(columns, missing)}"), but
            "${cells[missing] ?? ''}": fill it in, or have such rows left out
            (--without-incomplete-rows; in the app, "Leave out rows in which a value is missing")`,
        );
      }
      incompleteRows += 1;
      return;
    }
    for (const survey of surveys) takeIn(survey, cells[survey.column] as string, line);
    labels.add(cells[columns.label] as string, line);
  });
  if (labels.count === 0) {
    throw new UserError(
      incompleteRows > 0
        ? say`In every row of ${file.name} a value is missing: leave columns out (--without-columns).`
        : say`${file.name} has no row with values.`,
    );
  }
  refuseLineNumbers(file.name, columns, lineNumbers.found());
  return { name: file.name, separator, columns, surveys, labels, incompleteRows };
}

/** The first column that has no value in a row, of those that are used. */
export function missingIn(
  cells: readonly string[],
  { leftOut }: Pick<Columns, 'leftOut'>,
): number | undefined {
  const missing = cells.findIndex((cell, column) => !leftOut.has(column) && isMissing(cell));
  return missing < 0 ? undefined : missing;
}

function takeIn(survey: Counting, cell: string, line: number): void {
  if (isNumber(cell)) {
    survey.numbers += 1;
  } else {
    survey.words += 1;
    survey.firstWord ??= { cell, line };
  }
  if (survey.different.size <= MAX_CATEGORIES) survey.different.add(cell);
}
