import { placesOf, widthOf } from '../../../../contract/features.ts';
import type { TakenBecause } from '../../../../contract/import-findings.ts';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import type { FoundExamples, FoundPart } from '../imported-examples.ts';
import { requireRoom } from '../room.ts';
import { tableBeginning } from './beginning.ts';
import { areWords } from './cells.ts';
import { classesOf } from './classes.ts';
import type { Classes } from './classes.ts';
import { columnsOf, columnText } from './columns.ts';
import type { Columns, TableOptions } from './columns.ts';
import type { CsvFiles } from './csv-files.ts';
import { encodedRows } from './encoded-rows.ts';
import type { EncodedRows } from './encoded-rows.ts';
import { featureColumns } from './feature-columns.ts';
import type { FeatureColumn } from './feature-columns.ts';
import { requireClasses } from './require-classes.ts';
import { surveyTable } from './table-survey.ts';
import type { TableSurvey } from './table-survey.ts';

/**
 * The rows of a table: numbers as they are, and for each category of a column of words a place that is
 * 1 where a row has it and 0 elsewhere. Categories are those of the training rows.
 *
 * @throws UserError naming the file, the line and the column.
 */
export function readFeatureTables(
  { train, test }: CsvFiles,
  options: TableOptions,
  because: TakenBecause,
): FoundExamples {
  const columns = labelledColumns(train, options);
  const first = surveyTable(train, columns, options);
  const second = test && surveyTable(test, columnsLike(test, options, columns), options);
  const tables: readonly [TableSurvey, TableSurvey?] = second ? [first, second] : [first];
  const features = featureColumns(tables, options);
  const classes = classesOf(second ? [first.labels, second.labels] : [first.labels]);
  requireClasses(first.labels);
  const rows = first.labels.count + (second?.labels.count ?? 0);
  const width = placesOf(features.map(({ feature }) => feature));
  requireRoom(
    rows * width * Float32Array.BYTES_PER_ELEMENT,
    say`leave columns of categories out, each of which has a place for every one (--without-columns)`,
  );
  const trained = encodedRows(train, first, features);
  const tested = test && second && encodedRows(test, second, features);
  const categorical = features.filter(({ feature }) => feature.categories !== null);
  return {
    taken: { as: 'table', because },
    shape: [width],
    features: features.map(({ feature }) => feature),
    classNames: classes.names,
    train: partOf(trained, first, features, classes),
    test: tested && second && partOf(tested, second, features, classes),
    findings: {
      table: {
        header: columns.header !== null,
        labelColumn: columnText(columns, columns.label),
        leftOut: [...columns.leftOut].map((column) => columnText(columns, column)),
        categorical: categorical.map(({ feature: { name, categories } }) => ({
          column: name,
          categories: categories?.length ?? 0,
        })),
        incompleteRows: first.incompleteRows + (second?.incompleteRows ?? 0),
        unknownCategories: tested?.unknown ?? 0,
      },
    },
  };
}

/**
 * Which column has the classes must be said: by the user, by its usual name, or by being the only one
 * of words.
 */
function labelledColumns(file: NamedFile, options: TableOptions): Columns {
  const rows = tableBeginning(file)?.rows ?? [];
  const columns = columnsOf(file.name, rows, options);
  if (columns.isLabelSure) return columns;
  const { header, leftOut, count } = columns;
  const candidates = Array.from({ length: count }, (_, column) => column).filter(
    (column) => !leftOut.has(column),
  );
  const body = header ? rows.slice(1) : rows;
  const ofWords = candidates.filter((column) => areWords(body.map((cells) => cells[column] ?? '')));
  const [only, ...more] = ofWords;
  if (only !== undefined && more.length === 0) return { ...columns, label: only };
  const names = candidates.slice(0, 30).map((column) => columnText(columns, column));
  throw new UserError(
    say`It cannot be told which column of ${file.name} has the classes: name it (--label-column; in the
      app, "Column of the class"). There are ${names}.`,
  );
}

/** The columns of a test table, which has the same ones in the same order. */
function columnsLike(file: NamedFile, options: TableOptions, train: Columns): Columns {
  const rows = tableBeginning(file)?.rows ?? [];
  const { header, count } = columnsOf(file.name, rows, options, train);
  const isOther = (name: string, column: number) =>
    train.header !== null && !train.leftOut.has(column) && name !== train.header[column];
  const other = header?.findIndex(isOther) ?? -1;
  if (count !== train.count) {
    throw new UserError(
      say`${file.name} has ${count} columns and the training table ${train.count}: both must have the
        same.`,
    );
  }
  if (other >= 0) {
    throw new UserError(
      say`Column ${other + 1} is "${header?.[other] ?? ''}" in ${file.name} and
        "${train.header?.[other] ?? ''}" in the training table: both must have the same columns in the
        same order.`,
    );
  }
  return { ...train, header };
}

function partOf(
  { values }: EncodedRows,
  { name, labels }: TableSurvey,
  features: readonly FeatureColumn[],
  classes: Classes,
): FoundPart {
  const width = placesOf(features.map(({ feature }) => feature));
  const columnAt = features.flatMap(({ feature, column }) =>
    new Array<number>(widthOf(feature)).fill(column + 1),
  );
  return {
    count: labels.count,
    values,
    labels: labels.asClasses((label) => classes.numberOf(label)),
    placeOf: (index) => ({
      file: name,
      place: say`line ${labels.lineOf(Math.floor(index / width))}, column ${columnAt[index % width] ?? '?'}`,
    }),
  };
}
