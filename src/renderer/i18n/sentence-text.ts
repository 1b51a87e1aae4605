import type { Language } from '../../contract/language.ts';
import { textOf, tellWith } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { sentences } from './zh/sentences.ts';

/**
 * A sentence of the workbench in the reader's language. One that is not in the catalogue, because an
 * earlier or a later version said it, stays English.
 */
export function sentenceText(sentence: Sentence, language: Language): string {
  if (language === 'en') return textOf(sentence);
  return tellWith(sentence, language, (template) => sentences[template] ?? template);
}

/** A text of the workbench, by its sentence where it came with one. */
export function toldText(text: string, sentence: Sentence | undefined, language: Language): string {
  return sentence === undefined ? text : sentenceText(sentence, language);
}
