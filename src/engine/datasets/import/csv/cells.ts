/** A number as it is written anywhere: `7`, `+3`, `3.`, `.5`, `1e1`, `1.000e+01`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
/** What programs write where there is no value. */
const MISSING = /^([+-]?(nan|inf|infinity)|na|n\/a|null|none|\?)$/i;

export function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

/** A number in the way of writing of many countries, which no reader of CSV can tell from two cells. */
export function hasDecimalComma(cell: string): boolean {
  return WITH_DECIMAL_COMMA.test(cell);
}

/** Nothing, or a word for it. */
export function isMissing(cell: string): boolean {
  return cell === '' || MISSING.test(cell);
}

/** Whether most cells of a column are words. */
export function areWords(cells: readonly string[]): boolean {
  const told = cells.filter((cell) => !isMissing(cell));
  return told.filter(isName).length * 2 > told.length;
}

/** A text that may be a name: no number, and no word for a value that is missing. */
export function isName(cell: string): boolean {
  return !isMissing(cell) && !isNumber(cell) && !hasDecimalComma(cell);
}
