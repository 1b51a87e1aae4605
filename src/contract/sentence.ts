import { z } from 'zod';

/** What stands at a place of a sentence. A list is told with commas between its entries. */
export type SentenceValue = string | number | Sentence | readonly SentenceValue[];

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
  z.union([z.string(), z.number(), sentenceSchema, z.array(valueSchema)]),
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

/** A name that the engine gives to something, and for which the app may have another one. */
export function nameOf(english: string): Sentence {
  return { template: english, values: [] };
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
  return tellWith(told, (template) => template, ', ');
}

/**
 * A sentence or a value in a language.
 *
 * @param translate the template in that language, with the same places in any order
 * @param comma what stands between the entries of a list
 */
export function tellWith(
  told: SentenceValue,
  translate: (template: string) => string,
  comma: string,
): string {
  const tell = (value: SentenceValue): string => tellWith(value, translate, comma);
  if (typeof told === 'string' || typeof told === 'number') return String(told);
  if (!isSentence(told)) return told.map(tell).join(comma);
  const text = translate(told.template).replace(/\{(\d+)\}/g, (_place, index: string) =>
    tell(told.values[Number(index)] ?? ''),
  );
  return told.isPart === true ? text.replace(/[.。]$/, '') : text;
}

function isSentence(value: Sentence | readonly SentenceValue[]): value is Sentence {
  return 'template' in value;
}
