import { MAX_SERIES } from '../../contract/experiment.ts';
import type { DraftDocument } from './draft-document.ts';
import { objectAt } from './draft-document.ts';
import { fieldsOf, inputKind } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { withDocumentField, withPartField } from './set-field.ts';

/** A setting that is one number, which the experiments of a series can differ in. */
export interface SeriesSetting {
  /** `training.learningRate` */
  readonly path: string;
  /** It stands in the document as a list of that number, such as the width of one hidden layer. */
  readonly isList: boolean;
}

/** Several values of one setting, an experiment for each. */
export interface Series extends SeriesSetting {
  /** What the setting is called in the names of the experiments. */
  readonly label: string;
  readonly values: readonly unknown[];
}

/** The settings of a part of a document that a series can be made of. */
export function seriesSettings(
  document: DraftDocument,
  part: string,
  schema: JsonSchema,
): SeriesSetting[] {
  return fieldsOf(schema).flatMap(({ name, schema: field }) => {
    const { kind } = inputKind(field);
    const value = objectAt(document, part)[name] ?? field.default;
    const isList = kind === 'numbers' && Array.isArray(value) && value.length === 1;
    const isOne = kind === 'number' || kind === 'number-or-word' || isList;
    return isOne ? [{ path: `${part}.${name}`, isList }] : [];
  });
}

/** What a setting of a document is now; undefined where it is left to its default. */
export function settingAt(document: DraftDocument, path: string): unknown {
  const [part, name] = partAndName(path);
  const value = objectAt(document, part)[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The documents of a series: each has one of the values, and is named after it. */
export function seriesDocuments(
  document: DraftDocument,
  { path, isList, label, values }: Series,
): DraftDocument[] {
  const [part, field] = partAndName(path);
  const { name } = document;
  const isNamed = typeof name === 'string' && name.trim() !== '';
  return values.map((value) => {
    const set = withPartField(document, part, field, isList ? [value] : value);
    // A name that is missing stays missing, so that it is asked for.
    return isNamed ? withDocumentField(set, 'name', `${name}: ${label} ${String(value)}`) : set;
  });
}

/** What keeps a series from being one: its values are too few, too many, or there twice. */
export function seriesFault({ values }: Series): 'tooFew' | 'tooMany' | 'twice' | null {
  if (values.length < 2) return 'tooFew';
  if (values.length > MAX_SERIES) return 'tooMany';
  return new Set(values).size < values.length ? 'twice' : null;
}

function partAndName(path: string): [part: string, name: string] {
  const [part = '', name = ''] = path.split('.');
  return [part, name];
}
