import type { Language } from '../../contract/language.ts';
import type { Messages } from './messages.ts';

/** The texts of a language; those of the other are not sent to whoever does not read it. */
export async function loadTexts(language: Language): Promise<Messages> {
  const { texts } = await (language === 'zh' ? import('./texts-zh.ts') : import('./texts-en.ts'));
  return texts;
}
