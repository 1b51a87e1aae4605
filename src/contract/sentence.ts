import { z } from 'zod';
import { bilingualSchema } from './language.ts';
import type { Bilingual, Language } from './language.ts';

/**
 * What stands at a place of a sentence. A list is told with commas between its entries; what has a
 * name in every language, such as a strategy, brings them along.
 */
export type SentenceValue = string | number | Bilingual | Sentence | readonly SentenceValue[];

/**
 * A sentence that the app can tell in the reader's language: the English one with places `{0}`,
 * `{1}`, ..., by which the app's catalogue finds it in another language, and what stands at them.
 */
export interface Sentence {
  readonly template: string;
  readonly values: readonly SentenceValue[];
  /** It stands inside another sentence, and is told without its full stop. */
  readonly isPart?: boolean | undefined;
}

/** Why something failed: a sentence, or for a defect what was thrown, which has no translation. */
export type Reason = Sentence | string;

const valueSchema: z.ZodType<SentenceValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    sentenceSchema,
    bilingualSchema(z.string()),
    z.array(valueSchema),
  ]),
);

/** A sentence as it crosses the wire and as it is stored. */
export const sentenceSchema: z.ZodType<Sentence> = z.object({
  template: z.string(),
  values: z.array(valueSchema),
  isPart: z.boolean().optional(),
});

/**
 * Makes a sentence where it is said: say`There is no run ${id} in this data folder.` Words belong
 * into the template, or into sentences of their own; names, figures and what the system said are
 * values. A line break in the template, with the spaces around it, counts as one space.
 */
export function say(strings: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence {
  return { template: templateOf(strings), values: values.map(inJson) };
}

/** JSON has no NaN and no infinity. */
function inJson(value: SentenceValue): SentenceValue {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** The template of a sentence's pieces of text. */
export function templateOf(texts: readonly string[]): string {
  return texts
    .map((text, index) => (index === 0 ? text : `{${index - 1}}${text}`))
    .join('')
    .replace(/\s*\n\s*/g, ' ');
}

/** The sentence without its full stop, to stand inside another one. */
export function asPart(sentence: Sentence): Sentence {
  return { ...sentence, isPart: true };
}

/** The sentence of a reason, if it is one. */
export function sentenceOf(reason: Reason): Sentence | null {
  return typeof reason === 'string' ? null : reason;
}

/** A sentence or a value in English. */
export function textOf(told: SentenceValue): string {
  return tellWith(told, 'en', (template) => template);
}

/** What stands between the entries of a list. */
export const LIST_COMMA: Bilingual = { en: ', ', zh: '、' };

/**
 * A sentence or a value in a language.
 *
 * @param translate the template in that language, with the same places in any order
 */
export function tellWith(
  told: SentenceValue,
  language: Language,
  translate: (template: string) => string,
): string {
  const tell = (value: SentenceValue): string => tellWith(value, language, translate);
  if (typeof told === 'string' || typeof told === 'number') return String(told);
  if (isList(told)) return told.map(tell).join(LIST_COMMA[language]);
  if (!('template' in told)) return told[language];
  const text = translate(told.template).replace(/\{(\d+)\}/g, (_place, index: string) =>
    tell(told.values[Number(index)] ?? ''),
  );
  return told.isPart === true ? text.replace(/[.。]$/, '') : text;
}

function isList(value: SentenceValue): value is readonly SentenceValue[] {
  return Array.isArray(value);
}
