import { usePreferredDark, usePreferredLanguages, useLocalStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Look } from '../../charts/palette.ts';
import type { Language } from '../../contract/language.ts';

/** A choice, or what the system says. */
export type LanguageChoice = Language | 'system';
export type LookChoice = Look | 'system';

/** Language and look, kept in this browser or window; both follow the system until chosen. */
export const useSettingsStore = defineStore('settings', () => {
  const languageChoice = useLocalStorage<LanguageChoice>('workbench.language', 'system');
  const lookChoice = useLocalStorage<LookChoice>('workbench.look', 'system');
  /** In the window notices need no leave; a browser is asked when the user switches them on. */
  const tellsEnds = useLocalStorage('workbench.tell-ends', window.workbench !== undefined);
  /** Shortcuts of a single key. */
  const singleKeys = useLocalStorage('workbench.single-keys', true);
  const systemLanguages = usePreferredLanguages();
  const systemIsDark = usePreferredDark();

  const locale = computed<Language>(() => {
    if (languageChoice.value === 'en' || languageChoice.value === 'zh') return languageChoice.value;
    return systemLanguages.value[0]?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
  });
  const look = computed<Look>(() => {
    if (lookChoice.value === 'light' || lookChoice.value === 'dark') return lookChoice.value;
    return systemIsDark.value ? 'dark' : 'light';
  });
  return { languageChoice, lookChoice, locale, look, tellsEnds, singleKeys };
});
