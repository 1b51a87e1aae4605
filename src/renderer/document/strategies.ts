import type { Choice } from '../../contract/experiment.ts';
import { allows, withDefaults } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import type { DraftDocument } from './draft-document.ts';
import { listAt, strategyEntries } from './draft-document.ts';
import { withDocumentField } from './set-field.ts';

/** Adds strategies behind those that are there; entries that are there already are not added twice. */
export function addStrategies(document: DraftDocument, added: readonly Choice[]): DraftDocument {
  const there = strategyEntries(document).map(({ choice }) => sameness(choice));
  const fresh = added.filter((choice) => !there.includes(sameness(choice)));
  return withDocumentField(document, 'strategies', [...listAt(document, 'strategies'), ...fresh]);
}

/** Takes out every entry of a strategy. */
export function removeStrategy(document: DraftDocument, id: string): DraftDocument {
  const gone = strategyEntries(document)
    .filter(({ choice }) => choice.id === id)
    .map(({ index }) => index);
  return withDocumentField(
    document,
    'strategies',
    listAt(document, 'strategies').filter((_, index) => !gone.includes(index)),
  );
}

export function removeStrategyAt(document: DraftDocument, index: number): DraftDocument {
  return withDocumentField(
    document,
    'strategies',
    listAt(document, 'strategies').toSpliced(index, 1),
  );
}

export function replaceStrategyAt(
  document: DraftDocument,
  index: number,
  choice: DraftDocument,
): DraftDocument {
  return withDocumentField(
    document,
    'strategies',
    listAt(document, 'strategies').with(index, choice),
  );
}

/** Puts an entry right behind another one, beside which it is to be read. */
export function insertStrategyAfter(
  document: DraftDocument,
  index: number,
  choice: Choice,
): DraftDocument {
  return withDocumentField(
    document,
    'strategies',
    listAt(document, 'strategies').toSpliced(index + 1, 0, choice),
  );
}

function sameness(choice: DraftDocument): string {
  return JSON.stringify(
    Object.entries(choice).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/**
 * Another entry of the same strategy, different from those that are there in its first parameter
 * that can differ.
 *
 * @returns undefined where the strategy has no parameter that leaves anything else to choose
 */
export function anotherVariant(
  id: string,
  parameters: JsonSchema,
  present: readonly DraftDocument[],
): Choice | undefined {
  const taken = present.map((choice) => sameness(withDefaults(parameters, choice)));
  const last = present.at(-1) ?? { id };
  for (const [name, schema] of Object.entries(parameters.properties ?? {})) {
    for (const value of alternatives(schema, last[name] ?? schema.default)) {
      const variant = { ...last, id, [name]: value };
      if (!taken.includes(sameness(withDefaults(parameters, variant)))) return variant;
    }
  }
  return undefined;
}

/** Values that a parameter could have as well: the other choices, or twice and half a number. */
function alternatives(schema: JsonSchema, value: unknown): unknown[] {
  if (schema.enum) return schema.enum.filter((option) => option !== value);
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return otherNumbers(schema, value);
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    const numbers = typeof first === 'number' ? otherNumbers(schema.items ?? {}, first) : [];
    return numbers.map((number) => value.with(0, number));
  }
  return [];
}

function otherNumbers(schema: JsonSchema, value: number): number[] {
  const half = schema.type === 'integer' ? Math.round(value / 2) : value / 2;
  return [value * 2, half, value * 4, value * 8].filter(
    (number) => number !== value && allows(schema, number),
  );
}
