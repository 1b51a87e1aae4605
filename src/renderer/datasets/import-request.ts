import { beginImportSchema } from '../../contract/dataset-import.ts';
import type { ImportRequest } from '../../contract/dataset-import.ts';
import type { ExamplesKind } from '../../contract/features.ts';

/** What the user wrote about files that are to be imported; empty where the files say it themselves. */
export interface ImportForm {
  readonly name: string;
  /** Separated by commas. */
  readonly classNames: string;
  /** The values that are black and white: `0 to 16`. */
  readonly range: string;
  readonly clip: boolean;
  readonly stratify: boolean;
  /** What the examples are, where it is said. */
  readonly as: '' | ExamplesKind;
  readonly labelColumn: string;
  /** Separated by commas. */
  readonly withoutColumns: string;
  /** Separated by commas. */
  readonly categoricalColumns: string;
  readonly withoutIncompleteRows: boolean;
  /** `28 x 28 x 1`. */
  readonly shape: string;
  /** `28 x 28`. */
  readonly resize: string;
  readonly channels: '' | '1' | '3';
}
export type FieldName = keyof ImportForm;

export const EMPTY_FORM: ImportForm = {
  name: '',
  classNames: '',
  range: '',
  clip: false,
  stratify: true,
  as: '',
  labelColumn: '',
  withoutColumns: '',
  categoricalColumns: '',
  withoutIncompleteRows: false,
  shape: '',
  resize: '',
  channels: '',
};

/** Kinds of files that may need to be told about, each with its fields. */
export const FIELDS = {
  every: ['name', 'classNames', 'range'],
  tables: ['as', 'labelColumn', 'withoutColumns', 'categoricalColumns', 'shape'],
  arrays: ['as', 'shape'],
  pictures: ['resize', 'channels'],
} as const satisfies Record<string, readonly FieldName[]>;
export type FileKind = 'tables' | 'arrays' | 'pictures';

/** What examples may be said to be, of each kind of files. */
export const EXAMPLES_OF = {
  tables: ['images', 'table'],
  arrays: ['images', 'sequences', 'table', 'float-images'],
} as const satisfies Record<string, readonly ExamplesKind[]>;

/** Which kinds these files may be, as far as their names tell; both before any is chosen. */
export function kindsOf(fileNames: readonly string[]): FileKind[] {
  const is = (pattern: RegExp) => fileNames.some((name) => pattern.test(name));
  if (fileNames.length === 0) return ['tables', 'pictures'];
  if (is(/\.(png|jpe?g)$/i)) return ['pictures'];
  if (is(/\.zip$/i)) return ['pictures'];
  if (is(/\.npz$/i)) return ['arrays'];
  if (is(/\.(bin|tar|tgz)(\.gz)?$|-ubyte|idx\d/i)) return is(/\.(tar|tgz)/i) ? ['pictures'] : [];
  return ['tables'];
}

/** The request that a form means, or which of its fields cannot be understood. */
export function requestOf(
  form: ImportForm,
  kinds: readonly FileKind[],
): { request: Omit<ImportRequest, 'files'> } | { wrong: FieldName[] } {
  const said = (text: string, value: unknown) => (text.trim() === '' ? undefined : value);
  const of = (kind: FileKind, value: unknown) => (kinds.includes(kind) ? value : undefined);
  const isOffered = kinds.some(
    (kind) => kind !== 'pictures' && EXAMPLES_OF[kind].some((one) => one === form.as),
  );
  const parsed = beginImportSchema.omit({ files: true }).safeParse({
    name: form.name,
    classNames: said(form.classNames, listOf(form.classNames)),
    range: said(form.range, numbersOf(form.range)),
    clip: form.clip ? true : undefined,
    stratify: form.stratify ? undefined : false,
    labelColumn: of('tables', said(form.labelColumn, form.labelColumn.trim())),
    withoutColumns: of('tables', said(form.withoutColumns, listOf(form.withoutColumns))),
    as: isOffered ? form.as : undefined,
    categoricalColumns: of(
      'tables',
      said(form.categoricalColumns, listOf(form.categoricalColumns)),
    ),
    withoutIncompleteRows: of('tables', form.withoutIncompleteRows ? true : undefined),
    shape:
      of('tables', said(form.shape, sidesOf(form.shape))) ??
      of('arrays', said(form.shape, sidesOf(form.shape))),
    resize: of('pictures', said(form.resize, sidesOf(form.resize, 0))),
    channels: of('pictures', form.channels === '' ? undefined : Number(form.channels)),
  });
  if (parsed.success) return { request: parsed.data };
  return { wrong: [...new Set(parsed.error.issues.map(({ path }) => path[0] as FieldName))] };
}

function listOf(text: string): string[] {
  return text.split(/[,\uFF0C\u3001\n]/).map((part) => part.trim());
}

/** Two numbers, however they are put apart; a hyphen between them is no sign. */
function numbersOf(text: string): number[] {
  const [first = '', second = '', ...more] = text
    .split(/[,\uFF0C;]|\s+(?:to|and|-|–)\s+|\s+|\u5230|\u81F3/)
    .filter((part) => part !== '');
  return [first, second, ...more].map((part) => Number(part === '' ? Number.NaN : part));
}

/** One channel where none is named, if there may be any. */
function sidesOf(text: string, channels: 0 | 1 = 1): number[] {
  const sides = text.split(/[x×*,\uFF0C]/i).map((side) => Number(side.trim() || Number.NaN));
  return channels === 1 && sides.length === 2 ? [...sides, 1] : sides;
}

/** A name to begin with: what the files have in common, without what only tells them apart. */
export function suggestedName(fileNames: readonly string[]): string {
  // Of a folder its own name, whatever is in it.
  const tops = [...new Set(fileNames.map((name) => name.split('/')[0] ?? ''))];
  const [first = '', ...others] = tops.map((name) =>
    name.replace(/(\.(tar|gz|tgz|bin|csv|tsv|txt|dat|data|npz|zip|npy|png|jpe?g))+$/i, ''),
  );
  const common = others.reduce((prefix, name) => {
    let length = 0;
    while (length < prefix.length && prefix[length] === name[length]) length++;
    // Not half a word: of "own_train" and "own_test", "own".
    return prefix.slice(0, length).replace(/[^ ._-]*$/, '');
  }, first);
  const plain = common
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
    .replace(/[._ -]*(train|test|t10k|data_batch|batch|binary)?[._ -]*$/i, '')
    .replace(/^[._ -]+/, '');
  return plain.length >= 2 && !/^(train|test|t10k|data|x|y)$/i.test(plain) ? plain : '';
}
