import type { Language } from '../contract/language.ts';
import { figuresIn } from './figures.ts';
import type { Figures } from './figures.ts';
import { namesIn } from './names.ts';
import type { Names, Registered } from './names.ts';

/** What stands at the places of sentences in a language: names and figures. */
export interface Vocabulary {
  readonly names: Names;
  readonly figures: Figures;
}

/** The names of what is registered, and the figures, of a language. */
export function vocabularyIn(language: Language, registered: Registered): Vocabulary {
  const figures = figuresIn(language);
  return { figures, names: namesIn(language, registered, figures.plain) };
}
