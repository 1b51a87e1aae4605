import { createI18n } from 'vue-i18n';
import type { Locale } from '../../charts/figures.ts';
import { messages } from './messages.ts';

/** The app's texts in a language, switched by assigning `i18n.global.locale.value`. */
export function createTexts(locale: Locale) {
  return createI18n({ legacy: false, locale, fallbackLocale: 'en', messages });
}
