import { MAX_CLASSES } from '../../../../contract/dataset-import.ts';
import { say } from '../../../../contract/sentence.ts';
import { fileFault, tooManyClasses } from '../imported-examples.ts';
import { isNumber } from './cells.ts';

/** The labels of a table, and where they stand. */
export interface LabelledRows {
  /** Of the file. */
  readonly name: string;
  readonly labels: readonly string[];
  /** Line of the file at which each row ends. */
  readonly lines: readonly number[];
}

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
export function classesOf(tables: readonly [LabelledRows, ...LabelledRows[]]): Classes {
  const [train] = tables;
  const areNumbers = tables.every(({ labels }) => labels.every(isNumber));
  const keyOf = (label: string) => (areNumbers ? String(Number(label)) : label);
  const own = new Set(train.labels.map(keyOf));
  if (areNumbers && tables.every(({ labels }) => labels.every(isClassNumber))) {
    return { names: null, numberOf: Number };
  }
  if (own.size > MAX_CLASSES) throw tooManyClasses(train.name, own.size);
  const names = areNumbers ? [...own].sort((a, b) => Number(a) - Number(b)) : [...own].sort();
  const numbers = new Map(names.map((label, index) => [label, index]));
  for (const { name, labels, lines } of tables) {
    const strange = labels.findIndex((label) => !numbers.has(keyOf(label)));
    if (strange >= 0) {
      throw fileFault(
        name,
        say`line ${lines[strange] ?? '?'}`,
        say`the class "${labels[strange] ?? ''}" is not in ${train.name}`,
      );
    }
  }
  return { names, numberOf: (label) => numbers.get(keyOf(label)) as number };
}

function isClassNumber(label: string): boolean {
  const number = Number(label);
  return Number.isInteger(number) && number >= 0 && number < MAX_CLASSES;
}
