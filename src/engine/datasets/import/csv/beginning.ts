import { parse } from 'csv-parse/sync';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { hasDecimalComma, isNumber } from './cells.ts';

/** Enough of a file to see what separates its cells, and whether it is text at all. */
const BEGINNING = 2 ** 20;
/** A row: an image of 1448 x 1448 pixels has as many characters. */
export const MAX_ROW_BYTES = 2 ** 23;
const LINES = 20;
/** And of longer lines so many, which tell names from numbers. */
const LONG_LINES = 3;
const LINE_FEED = 0x0a;
const SEPARATORS = [',', ';', '\t', ' '] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The first lines of a table, and what separates their cells. */
export interface TableBeginning {
  readonly separator: Separator;
  readonly rows: readonly (readonly string[])[];
}

/**
 * The separator that gives most of the first lines the same number of cells, at least two; of several
 * the one that makes most cells numbers. So neither names with commas nor decimal commas mislead.
 * Undefined for what is no table.
 */
export function tableBeginning({ bytes }: NamedFile): TableBeginning | undefined {
  // It is asked for again by whoever reads the table.
  if (!beginnings.has(bytes)) beginnings.set(bytes, beginningOf(bytes));
  return beginnings.get(bytes);
}

const beginnings = new WeakMap<Uint8Array, TableBeginning | undefined>();

function beginningOf(bytes: Uint8Array): TableBeginning | undefined {
  const lineEnd = bytes.subarray(0, MAX_ROW_BYTES).indexOf(LINE_FEED);
  const line = lineEnd < 0 ? Math.min(bytes.length, MAX_ROW_BYTES) : lineEnd;
  const beginning = bytes.subarray(0, Math.max(BEGINNING, LONG_LINES * (line + 1)));
  if (beginning.length === 0 || beginning.includes(0)) return undefined;
  const text = new TextDecoder().decode(beginning);
  const isCut = bytes.length > beginning.length;
  const [best] = SEPARATORS.map((separator) => readingOf(text, separator, isCut))
    .filter(({ agreeing }) => agreeing > 0)
    .toSorted((a, b) => b.agreeing - a.agreeing || b.numbers - a.numbers);
  return best;
}

interface Reading extends TableBeginning {
  /** Lines with the commonest number of cells, where that is more than one. */
  readonly agreeing: number;
  /** Share of the cells in these lines that are numbers. */
  readonly numbers: number;
}

function readingOf(text: string, separator: Separator, isCut: boolean): Reading {
  const all = rowsOf(text, separator);
  // The last line of a part may end in the middle of a cell.
  const rows = isCut && all.length > 1 && all.length < LINES ? all.slice(0, -1) : all;
  const lengths = new Map<number, number>();
  for (const { length } of rows) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [[common, count] = [0, 0]] = [...lengths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  const cells = rows.filter(({ length }) => length === common).flat();
  const numeric = cells.filter(
    (cell) => isNumber(cell) || (separator !== ',' && hasDecimalComma(cell)),
  ).length;
  const numbers = numeric / Math.max(1, cells.length);
  // Every text has spaces: they separate numbers only.
  const separates = common > 1 && (separator !== ' ' || numbers > 0.5);
  return { separator, rows, agreeing: separates ? count : 0, numbers };
}

/** As far as they can be read: what is wrong with them is told when the whole table is. */
function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  try {
    parse(text, {
      ...tableSyntax(separator),
      to: LINES,
      on_record(record: string[]) {
        rows.push(record);
        return null;
      },
    });
  } catch {
    // The lines before it are there.
  }
  return rows;
}

/** How tables are parsed, for csv-parse. */
export function tableSyntax(separator: Separator) {
  return {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    trim: separator !== ' ',
  };
}
