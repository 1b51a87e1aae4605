import type { DraftDocument } from './draft-document.ts';
import { isObject } from './draft-document.ts';

/** The document's fields in the order in which people read them. */
const ORDER = [
  'formatVersion',
  'name',
  'description',
  'dataset',
  'model',
  'training',
  'fineTuning',
  'strategies',
  'sparsities',
  'crossValidation',
  'seeds',
  'device',
];

/** An object with a field set; undefined takes the field out. */
export function withField(object: DraftDocument, name: string, value: unknown): DraftDocument {
  if (value !== undefined) return { ...object, [name]: value };
  return Object.fromEntries(Object.entries(object).filter(([field]) => field !== name));
}

/** A document with one of its own fields set, at the place where it belongs. */
export function withDocumentField(
  document: DraftDocument,
  name: string,
  value: unknown,
): DraftDocument {
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return Object.fromEntries(
    Object.entries(withField(document, name, value)).toSorted(
      ([one], [other]) => place(one) - place(other),
    ),
  );
}

/** A document with a field of one of its parts (`training`, `model`, ...) set. */
export function withPartField(
  document: DraftDocument,
  part: string,
  name: string,
  value: unknown,
): DraftDocument {
  const before = document[part];
  return withDocumentField(document, part, withField(isObject(before) ? before : {}, name, value));
}
