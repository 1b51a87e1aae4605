import { UserError } from '../../../../contract/errors.ts';
import type { Feature } from '../../../../contract/features.ts';
import { say } from '../../../../contract/sentence.ts';
import { fileFault } from '../../../../archives/named-file.ts';
import { requireShortNames } from '../imported-examples.ts';
import { isNumber } from './cells.ts';
import { columnText, findColumn } from './columns.ts';
import type { TableOptions } from './columns.ts';
import { MAX_CATEGORIES } from './table-survey.ts';
import type { ColumnSurvey, TableSurvey } from './table-survey.ts';

/** Words of which nearly every row has another are no categories, where there are so many. */
const FEW = 20;

/** A column of a table as a feature of its rows. */
export interface FeatureColumn {
  readonly feature: Feature;
  /** From 0. */
  readonly column: number;
  /** Of a cell, which of the categories it is; undefined for one that training rows do not have. */
  categoryOf(cell: string): number | undefined;
}

/**
 * What the columns of a table are: numbers; or categories, where most cells are words or the user says
 * so. Categories are those of the first table, numbers in the order of their size and words in that of
 * their letters, so that equal tables give equal examples.
 *
 * @throws UserError naming a cell that is neither, and a column of too many categories
 */
export function featureColumns(
  [train, test]: readonly [TableSurvey, TableSurvey?],
  { categoricalColumns = [] }: TableOptions,
): FeatureColumn[] {
  const { name, columns } = train;
  const asked = new Set(
    categoricalColumns.map((one) => findColumn(name, one, columns.header, columns.count)),
  );
  refuseUnusable(train, asked);
  requireShortNames(name, columns.header ?? []);
  return train.surveys.map((survey, index) => {
    const { column, numbers, words } = survey;
    const feature = { name: columnText(columns, column), categories: null };
    if (!asked.has(column) && words <= numbers) {
      for (const table of [train, test]) {
        if (table) requireNumbers(table, table.surveys[index] as ColumnSurvey);
      }
      return { feature, column, categoryOf: () => undefined };
    }
    const areNumbers = words === 0;
    const keyOf = (cell: string) => (areNumbers && isNumber(cell) ? String(Number(cell)) : cell);
    requireFew(train, survey);
    const different = [...new Set([...survey.different].map(keyOf))];
    const categories = areNumbers
      ? different.toSorted((a, b) => Number(a) - Number(b))
      : different.toSorted();
    requireShortNames(name, categories);
    const places = new Map(categories.map((category, place) => [category, place]));
    return {
      feature: { ...feature, categories },
      column,
      categoryOf: (cell) => places.get(keyOf(cell)),
    };
  });
}

function refuseUnusable({ name, columns }: TableSurvey, asked: ReadonlySet<number>): void {
  const wrong = [...asked].find(
    (column) => column === columns.label || columns.leftOut.has(column),
  );
  if (wrong === undefined) return;
  throw new UserError(
    say`Column ${wrong + 1} ("${columnText(columns, wrong)}") of ${name} was said to have categories, and
      it is that of the classes or left out: name it once.`,
  );
}

function requireNumbers({ name, columns }: TableSurvey, survey: ColumnSurvey): void {
  const { column, firstWord } = survey;
  if (firstWord === null) return;
  throw fileFault(
    name,
    say`line ${firstWord.line}`,
    say`"${firstWord.cell.slice(0, 40)}" in column ${column + 1} is no number, as most that stand in
      "${columnText(columns, column)}" are: correct it, leave the column out (--without-columns
      ${column + 1}), or say that it has categories (--categorical-columns ${column + 1})`,
  );
}

function requireFew({ name, columns }: TableSurvey, survey: ColumnSurvey): void {
  const { column, different, numbers, words } = survey;
  if (different.size > MAX_CATEGORIES) {
    throw new UserError(
      say`Column ${column + 1} ("${columnText(columns, column)}") of ${name} has more than
        ${MAX_CATEGORIES} different entries, and that many categories are possible: leave it out
        (--without-columns ${column + 1}), or have fewer.`,
    );
  }
  if (different.size > FEW && different.size * 2 > numbers + words) {
    throw new UserError(
      say`Column ${column + 1} ("${columnText(columns, column)}") of ${name} has another entry in nearly
        every row (${different.size} in ${numbers + words}), so that they are no categories: leave it
        out (--without-columns ${column + 1}).`,
    );
  }
}
