import type { Locale } from '../../charts/figures.ts';
import { textOf, tellWith } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import * as english from './en/words.ts';
import * as chinese from './zh/words.ts';
import { sentences } from './zh/sentences.ts';

/** Names that stand in sentences as the engine calls them, which is how the app does in English. */
const names = new Map(
  Object.entries(english.strategies).map(([id, { label }]) => [
    label,
    chinese.strategies[id as keyof typeof english.strategies].label,
  ]),
);

/**
 * A sentence of the workbench in the reader's language. One that is not in the catalogue, because an
 * earlier or a later version said it, stays English.
 */
export function sentenceText(sentence: Sentence, locale: Locale): string {
  if (locale === 'en') return textOf(sentence);
  return tellWith(
    sentence,
    (template) => sentences[template] ?? names.get(template) ?? template,
    '、',
  );
}

/** A text of the workbench, by its sentence where it came with one. */
export function toldText(text: string, sentence: Sentence | undefined, locale: Locale): string {
  return sentence === undefined ? text : sentenceText(sentence, locale);
}
