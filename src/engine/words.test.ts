import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryWords, ParameterWords } from '../contract/entry-words.ts';
import { languageSchema } from '../contract/language.ts';
import { datasets } from './datasets/registry.ts';
import { models } from './models/registry.ts';
import { schedules } from './pruning/schedules/registry.ts';
import { strategies } from './strategies/registry.ts';

/** What is called something: the parameters of a document, and of a run its level where it is one. */
const named = [
  ...schedules.map((entry) => ({ ...entry, more: [] })),
  ...strategies.map(({ levels, ...entry }) => ({ ...entry, more: levels ? [levels.name] : [] })),
  ...models.map((entry) => ({ ...entry, more: [] })),
  ...datasets.map((entry) => ({ ...entry, more: [] })),
].map(({ id, words, parameters, more }) => ({ id, words, parameters, more }));

/** A field that takes one of some words, or a choice that has one of them as its id. */
interface Property {
  readonly enum?: readonly string[];
  readonly oneOf?: readonly { readonly properties: { readonly id: { readonly const: string } } }[];
}

function valuesOf(property: Property) {
  return property.enum ?? property.oneOf?.map(({ properties }) => properties.id.const);
}

/** Every text of an entry, by where it stands. */
function textsOf(words: EntryWords | ParameterWords | Readonly<Record<string, unknown>>) {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? textsOf(value as Readonly<Record<string, unknown>>).map(([at, text]) => [
          `${key}.${at}`,
          text,
        ])
      : [[key, String(value)]],
  );
}

describe.each(named)('$id', ({ words, parameters, more }) => {
  it.each(languageSchema.options)('has words in %s for each of its parameters', (language) => {
    expect(Object.keys(words[language].parameters).toSorted()).toEqual(
      [...Object.keys(parameters.shape), ...more].toSorted(),
    );
    expect(textsOf(words[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(words[language].summary).toMatch(/[.。]$/);
  });

  it('calls its values by a word where it does so in another language', () => {
    const { properties = {} } = z.toJSONSchema(parameters, { io: 'input' });
    for (const [name, property] of Object.entries(properties)) {
      const { options } = words.en.parameters[name] ?? {};
      expect(Object.keys(words.zh.parameters[name]?.options ?? {})).toEqual(
        Object.keys(options ?? {}),
      );
      if (options) expect(Object.keys(options)).toEqual(valuesOf(property as unknown as Property));
    }
  });
});
