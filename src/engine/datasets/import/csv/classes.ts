import { MAX_CLASSES } from '../../../../contract/dataset-import.ts';
import { say } from '../../../../contract/sentence.ts';
import { fileFault } from '../../../../archives/named-file.ts';
import { requireShortNames, tooManyClasses } from '../imported-examples.ts';
import { isNumber } from './cells.ts';
import type { Labels } from './labels.ts';

/** The classes of tables. */
export interface Classes {
  /** Null where the labels are the classes' own numbers. */
  readonly names: readonly string[] | null;
  numberOf(label: string): number;
}

/**
 * Whole numbers from 0, however written, are the classes' own numbers. Other numbers are numbered by
 * their size, texts in alphabetical order.
 *
 * @throws UserError for too many, and for a class that only test images have
 */
export function classesOf(tables: readonly [Labels, ...Labels[]]): Classes {
  const [train] = tables;
  const areNumbers = tables.every(({ different }) => different.every(isNumber));
  const keyOf = (label: string) => (areNumbers ? String(Number(label)) : label);
  const own = new Set(train.different.map(keyOf));
  if (areNumbers && tables.every(({ different }) => different.every(isClassNumber))) {
    return { names: null, numberOf: Number };
  }
  if (own.size > MAX_CLASSES) throw tooManyClasses(train.name, own.size);
  const names = areNumbers ? [...own].sort((a, b) => Number(a) - Number(b)) : [...own].sort();
  requireShortNames(train.name, names);
  const numbers = new Map(names.map((label, index) => [label, index]));
  for (const table of tables) {
    const strange = table.different.find((label) => !numbers.has(keyOf(label)));
    if (strange !== undefined) {
      throw fileFault(
        table.name,
        say`line ${table.lineOf(table.rowOf(strange))}`,
        say`the class "${strange}" is not in ${train.name}`,
      );
    }
  }
  return { names, numberOf: (label) => numbers.get(keyOf(label)) as number };
}

function isClassNumber(label: string): boolean {
  const number = Number(label);
  return Number.isInteger(number) && number >= 0 && number < MAX_CLASSES;
}
