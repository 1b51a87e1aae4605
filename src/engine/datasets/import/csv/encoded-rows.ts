import { placesOf, widthOf } from '../../../../contract/features.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import type { FeatureColumn } from './feature-columns.ts';
import { forEachRow } from './rows.ts';
import { missingIn } from './table-survey.ts';
import type { TableSurvey } from './table-survey.ts';

/** The rows of a table as numbers. */
export interface EncodedRows {
  /** `[rows, places]`, row after row. */
  readonly values: Float32Array;
  /** Rows with a category that is not among those that are known: all its places are 0. */
  readonly unknown: number;
}

/** What the survey of a table found to be complete, with a place for each number and each category. */
export function encodedRows(
  file: NamedFile,
  { separator, columns, labels }: TableSurvey,
  features: readonly FeatureColumn[],
): EncodedRows {
  const width = placesOf(features.map(({ feature }) => feature));
  const values = new Float32Array(labels.count * width);
  let unknown = 0;
  let start = 0;
  forEachRow(file, separator, columns, ({ cells }) => {
    if (missingIn(cells, columns) !== undefined) return;
    let at = start;
    let isKnown = true;
    for (const { feature, column, categoryOf } of features) {
      const cell = cells[column] as string;
      if (feature.categories === null) {
        values[at] = Number(cell);
      } else {
        const category = categoryOf(cell);
        if (category === undefined) isKnown = false;
        else values[at + category] = 1;
      }
      at += widthOf(feature);
    }
    if (!isKnown) unknown += 1;
    start += width;
  });
  return { values, unknown };
}
