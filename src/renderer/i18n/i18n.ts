import { createI18n } from 'vue-i18n';
import type { Language } from '../../contract/language.ts';
import { messages } from './messages.ts';

/** The app's texts in a language, switched by assigning `i18n.global.locale.value`. */
export function createTexts(locale: Language) {
  return createI18n({ legacy: false, locale, fallbackLocale: 'en', messages });
}
