import { figuresIn } from '../charts/figures.ts';
import { registered } from '../host/catalogue/registered.ts';
import { namesIn } from '../language/names.ts';

/** The command line speaks English. */
export const figures = figuresIn('en');
export const names = namesIn('en', registered, figures.plain);
