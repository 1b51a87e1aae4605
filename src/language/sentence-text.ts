import type { Bilingual, Language } from '../contract/language.ts';
import { textOf, tellWith } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';
import { sentences } from './sentences-zh.ts';

/**
 * A sentence of the workbench in the reader's language. One that is not in the catalogue, because an
 * earlier or a later version said it, stays English.
 */
export function sentenceText(sentence: Sentence, language: Language): string {
  if (language === 'en') return textOf(sentence);
  return tellWith(sentence, language, (template) => sentences[template] ?? template);
}

const GAP: Bilingual = { en: ' ', zh: '' };

/** Sentences one behind the other. */
export function paragraphText(told: readonly Sentence[], language: Language): string {
  return told.map((sentence) => sentenceText(sentence, language)).join(GAP[language]);
}

/** A text of the workbench, by its sentence where it came with one. */
export function toldText(text: string, sentence: Sentence | undefined, language: Language): string {
  return sentence === undefined ? text : sentenceText(sentence, language);
}
