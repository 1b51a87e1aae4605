import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';
import { scopeSchema } from '../../contract/words.ts';
import type { Scope } from '../../contract/words.ts';

/** The scope of a strategy that ranks weights or units. */
export function scopeParameter(byDefault: Scope) {
  return scopeSchema.default(byDefault);
}

/** Its words. */
export const SCOPE_WORDS: Bilingual<ParameterWords> = {
  en: {
    label: 'Scope',
    help: 'Rank all layers together, or each layer by itself.',
    options: { global: 'all layers together', layer: 'each layer by itself' },
    brief: { global: 'global', layer: 'per layer' },
  },
  zh: {
    label: '范围',
    help: '所有层一起排序，或逐层排序。',
    options: { global: '所有层一起', layer: '逐层' },
    brief: { global: '全局', layer: '逐层' },
  },
};
