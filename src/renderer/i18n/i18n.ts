import { createI18n } from 'vue-i18n';
import type { Language } from '../../contract/language.ts';
import type { Messages } from './messages.ts';

/**
 * The app's texts, of one language until another one is given by `i18n.global.setLocaleMessage`; the
 * language is switched by assigning `i18n.global.locale.value`.
 */
export function createTexts(locale: Language, texts: Messages) {
  const messages = { [locale]: texts } as Record<Language, Messages>;
  return createI18n({ legacy: false, locale, fallbackLocale: locale, messages });
}
