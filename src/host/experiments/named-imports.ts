import { problemAt } from '../../contract/errors.ts';
import { IMPORTED } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { parseJson } from './parse-json.ts';
import { documentError } from './problems.ts';

/** The hashes of what was imported into a data folder, by its name there; undefined for other names. */
export interface ImportedNames {
  dataset(name: string): string | undefined;
  model(name: string): string | undefined;
}

/**
 * A document in which an imported data set and an imported network have their hashes, which alone say
 * what they are. A document may leave them out: then they are those of the names in this data folder.
 *
 * @param input a document, or its text as JSON; anything that is no document is left as it is.
 * @throws UserError for a name that is not in this data folder.
 */
export function withHashes(input: unknown, names: ImportedNames): unknown {
  const document: unknown = typeof input === 'string' ? parseJson(input) : input;
  if (!isObject(document)) return document;
  const dataset = withHash(
    document['dataset'],
    names.dataset.bind(names),
    'dataset',
    (name) =>
      say`There is no imported data set "${name}" in this data folder: import it under Data sets or with
      "import-dataset", or name another`,
  );
  const model = withHash(
    document['model'],
    names.model.bind(names),
    'model',
    (name) =>
      say`There is no imported network "${name}" in this data folder: import it under Models or with
      "import-model", or name another`,
  );
  return { ...document, ...dataset, ...model };
}

function withHash(
  choice: unknown,
  find: (name: string) => string | undefined,
  field: string,
  unknownName: (name: string) => Sentence,
): Record<string, unknown> {
  if (!isObject(choice) || choice['id'] !== IMPORTED || choice['sha256'] !== undefined) return {};
  const { name } = choice;
  if (typeof name !== 'string') return {};
  const sha256 = find(name.trim());
  if (sha256 === undefined) throw documentError([problemAt(field, unknownName(name))]);
  return { [field]: { ...choice, sha256 } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
