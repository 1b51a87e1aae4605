import { registered } from '../host/catalogue/registered.ts';
import { vocabularyIn } from '../language/vocabulary.ts';

/** The command line speaks English. */
export const { figures, names } = vocabularyIn('en', registered);
