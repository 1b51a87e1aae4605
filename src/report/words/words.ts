import type { Language } from '../../contract/language.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every text of a report in one language. What another language lacks does not compile. */
export type Words = typeof en;

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

/** The texts of reports in a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}
