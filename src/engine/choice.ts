import { z } from 'zod';
import type { EntryWords } from '../contract/entry-words.ts';
import { UserError } from '../contract/errors.ts';
import type { Choice } from '../contract/experiment.ts';
import type { Bilingual } from '../contract/language.ts';
import { say, textOf } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';

/** What the entries of the registries have in common. */
interface Entry<P extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /**
   * 1, and one more with every change by which the same parameters give other results. It is part of
   * the id of the entry's own runs, so that those of before and after are never taken for one another.
   */
  readonly version: number;
  /** The fields that may stand beside `id` in a document, each optional or with a default. */
  readonly parameters: P;
}

/** Parameters that are right one by one and do not go together: which of them, and why. */
export interface Refusal {
  readonly field: string;
  /** "must ..." */
  readonly sentence: Sentence;
  /** The same in the words of a form, where the document's own stand in the sentence. */
  readonly plain?: Sentence;
}

/** As users see it, in a document's JSON Schema too. */
interface NamedEntry extends Entry {
  readonly words: Bilingual<EntryWords>;
  /** @param parameters checked one by one, with defaults. */
  refuse?(parameters: Readonly<Record<string, unknown>>): Refusal | undefined;
}

/**
 * An entry as it stands in a document: its id with its parameters beside it, defaults filled in,
 * unknown ids and fields refused.
 *
 * @param kind what an entry is, e.g. "model"; stands in the error for an unknown id.
 */
export function choiceOf(entries: readonly NamedEntry[], kind: Sentence): z.ZodType<Choice> {
  const choice = ({ id, parameters, words: { en }, refuse }: NamedEntry) =>
    z
      .strictObject({ id: z.literal(id), ...described(parameters, en) })
      .superRefine((chosen, context) => {
        const refusal = refuse?.(chosen);
        if (!refusal) return;
        const { field, sentence, plain } = refusal;
        context.addIssue({
          code: 'custom',
          path: [field],
          message: textOf(sentence),
          params: { sentence, plain },
          input: (chosen as Record<string, unknown>)[field],
        });
      })
      .meta({ title: en.label, description: en.summary });
  return z.discriminatedUnion('id', entries.map(choice) as [ReturnType<typeof choice>], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? `is not a known ${textOf(kind)}; choose one of ${known(entries).join(', ')}`
        : undefined,
  });
}

/** What an entry is called, in every language. */
export function labelOf({ words: { en, zh } }: Pick<NamedEntry, 'words'>): Bilingual {
  return { en: en.label, zh: zh.label };
}

/** The fields of a schema with what each does, for those who read the document's JSON Schema. */
function described({ shape }: z.ZodObject, { parameters }: EntryWords): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(shape as Record<string, z.ZodType>).map(([name, schema]) => {
      const words = parameters[name];
      return [name, words ? schema.describe(words.help) : schema];
    }),
  );
}

/** The parameters of a choice, checked and completed by the entry's schema. */
export function parametersOf<P extends z.ZodObject>(choice: Choice, entry: Entry<P>): z.infer<P> {
  const parameters = Object.fromEntries(Object.entries(choice).filter(([field]) => field !== 'id'));
  return entry.parameters.parse(parameters);
}

/** @throws UserError when no entry has that id. */
export function getEntry<T extends Entry>(entries: readonly T[], kind: Sentence, id: string): T {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) {
    throw new UserError(say`There is no ${kind} "${id}"; choose one of ${known(entries)}.`);
  }
  return entry;
}

function known(entries: readonly Entry[]): string[] {
  return entries.map(({ id }) => id);
}
