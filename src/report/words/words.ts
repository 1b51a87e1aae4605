import type { ReportLanguage } from '../../contract/report.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every text of a report in one language. What another language lacks does not compile. */
export type Words = typeof en;

const WORDS: Readonly<Record<ReportLanguage, Words>> = { en, zh };

/** The texts of reports in a language. */
export function wordsIn(language: ReportLanguage): Words {
  return WORDS[language];
}
