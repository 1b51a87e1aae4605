import type { Locale } from '../format/figures.ts';
import * as englishApp from './en/app.ts';
import * as englishPresets from './en/presets.ts';
import * as englishResults from './en/results.ts';
import * as englishScreens from './en/screens.ts';
import * as englishWords from './en/words.ts';
import * as chineseApp from './zh/app.ts';
import * as chinesePresets from './zh/presets.ts';
import * as chineseResults from './zh/results.ts';
import * as chineseScreens from './zh/screens.ts';
import * as chineseWords from './zh/words.ts';

const en = {
  ...englishApp,
  ...englishWords,
  ...englishPresets,
  ...englishScreens,
  ...englishResults,
};

/** Every text of the app; English says which texts there are. */
export type Messages = typeof en;

/** The texts by language. A missing one is an error of types, an unused one of the tests. */
export const messages: Record<Locale, Messages> = {
  en,
  zh: {
    ...chineseApp,
    ...chineseWords,
    ...chinesePresets,
    ...chineseScreens,
    ...chineseResults,
  },
};
