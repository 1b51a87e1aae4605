import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { figuresIn } from '../../language/figures.ts';
import type { Language } from '../../contract/language.ts';
import type { Figures } from '../../language/figures.ts';
import { useSettingsStore } from './settings.ts';

/** Made once for each language: formatters are slow to make, and every cell and bar uses them. */
const made = new Map<Language, Figures>();

/** The figures of the reader's language, changing with it. */
export function useFigures(): ComputedRef<Figures> {
  const settings = useSettingsStore();
  return computed(() => {
    const figures = made.get(settings.locale) ?? figuresIn(settings.locale);
    made.set(settings.locale, figures);
    return figures;
  });
}
