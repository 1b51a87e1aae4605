import { widthOf } from '../../contract/features.ts';
import type { Feature } from '../../contract/features.ts';

/** A feature of one row as it is read. */
export interface RowEntry {
  readonly name: string;
  /** A number, or the name of a category; null where it has none of those that are known. */
  readonly value: number | string | null;
}

/**
 * The row of a table as it stood there: of a column of categories the one whose place is 1.
 *
 * @param features where they are not known, columns are called by their numbers from 1
 */
export function rowOf(values: readonly number[], features: readonly Feature[] | null): RowEntry[] {
  if (features === null) return values.map((value, at) => ({ name: String(at + 1), value }));
  let at = 0;
  return features.flatMap((feature): RowEntry[] => {
    const own = values.slice(at, at + widthOf(feature));
    at += widthOf(feature);
    const [value] = own;
    if (value === undefined) return [];
    const { name, categories } = feature;
    if (categories === null) return [{ name, value }];
    return [{ name, value: categories[own.indexOf(1)] ?? null }];
  });
}
