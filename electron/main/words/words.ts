import type { Language } from '../../../src/contract/language.ts';
import { english } from './words-en.ts';
import { chinese } from './words-zh.ts';

/** What the main process says, in one language. */
export type Words = typeof english;

/** What it says in a language. */
export function wordsIn(language: Language): Words {
  return language === 'zh' ? chinese : english;
}

/** The language of a system until the page says which one the user has chosen. */
export function languageOf(systemLocale: string): Language {
  return systemLocale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
