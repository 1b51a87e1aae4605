import { isName, isNumber } from './cells.ts';

/** How the column of classes is usually called. */
export const LABEL_NAMES = ['label', 'class', 'target', 'y', 'labels', 'category'];
/** So many counted columns without any name are a header rather than an image. */
const LONG_COUNT = 10;
/** And so many beside a name: the smallest images have as many. */
const SHORT_COUNT = 4;

/**
 * The names in the first line of a table, or null where that is an image like the others. They are
 * names when all cells are, when one is the name that was asked for or a usual one for the classes,
 * when the others just count (0, 1, 2, ...), or when the column of the classes has numbers below a
 * name. A text that occurs again further down in its column is no name of it.
 *
 * @param rows the first lines
 * @param asked names of columns that the user has given
 */
export function headerOf(
  rows: readonly (readonly string[])[],
  asked: readonly string[],
): readonly string[] | null {
  const [first = [], ...later] = rows;
  const recurs = (cell: string, column: number) => later.some((row) => row[column] === cell);
  const names = first.filter((cell, column) => isName(cell) && !recurs(cell, column));
  if (names.some((name) => asked.some((other) => isSame(name, other)))) return first;
  if (names.some((name) => LABEL_NAMES.some((known) => isSame(name, known)))) return first;
  const numbers = first.filter(isNumber);
  const others = first.filter((cell) => cell !== '' && !isNumber(cell));
  if (others.length > names.length) return null;
  if (numbers.length === 0) return names.length > 0 ? first : null;
  const hasNames = others.length > 0 || first.includes('');
  if (counts(numbers) && numbers.length >= (hasNames ? SHORT_COUNT : LONG_COUNT)) return first;
  const isAboveNumbers = (column: number) =>
    later.length > 0 && later.every((row) => isNumber(row[column] ?? ''));
  return isName(first[0] ?? '') && isAboveNumbers(0) ? first : null;
}

/** Names of columns are compared whatever their case. */
export function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

/** 0, 1, 2, ... or 1, 2, 3, ... */
function counts(numbers: readonly string[]): boolean {
  const start = Number(numbers[0]);
  return (start === 0 || start === 1) && numbers.every((cell, at) => Number(cell) === start + at);
}
