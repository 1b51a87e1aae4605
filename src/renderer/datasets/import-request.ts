import { beginImportSchema } from '../../contract/dataset-import.ts';
import type { ImportRequest } from '../../contract/dataset-import.ts';

/** What the user wrote about files that are to be imported. */
export interface ImportForm {
  readonly name: string;
  /** Separated by commas; empty where the files or the numbers name the classes. */
  readonly classNames: string;
  readonly labelColumn: string;
  /** `28 x 28 x 1`. */
  readonly shape: string;
}
type FieldName = keyof ImportForm;

/** The request that a form means, or which of its fields cannot be understood. */
export function requestOf(
  form: ImportForm,
): { request: Omit<ImportRequest, 'files'> } | { wrong: FieldName[] } {
  const { shape: fields } = beginImportSchema;
  const optional = (text: string, value: unknown) => (text.trim() === '' ? undefined : value);
  const parsed = {
    name: fields.name.safeParse(form.name),
    classNames: fields.classNames.safeParse(
      optional(form.classNames, form.classNames.split(/[,\uFF0C\u3001\n]/)),
    ),
    labelColumn: fields.labelColumn.safeParse(optional(form.labelColumn, form.labelColumn.trim())),
    shape: fields.shape.safeParse(optional(form.shape, sidesOf(form.shape))),
  };
  const { name, classNames, labelColumn, shape } = parsed;
  if (name.success && classNames.success && labelColumn.success && shape.success) {
    return {
      request: {
        name: name.data,
        classNames: classNames.data,
        labelColumn: labelColumn.data,
        shape: shape.data,
      },
    };
  }
  return { wrong: (Object.keys(parsed) as FieldName[]).filter((field) => !parsed[field].success) };
}

/** One channel where none is named. */
function sidesOf(text: string): number[] {
  const sides = text.split(/[x×*,\uFF0C]/i).map((side) => Number(side.trim() || Number.NaN));
  return sides.length === 2 ? [...sides, 1] : sides;
}

/** A name to begin with: what the files have in common, without what only tells them apart. */
export function suggestedName(fileNames: readonly string[]): string {
  const [first = '', ...others] = fileNames.map((name) =>
    name.replace(/(\.(tar|gz|tgz|bin|csv|npz|zip|npy))+$/i, ''),
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
