import { messages } from '../i18n/messages.ts';

/** A word that help explains, as its texts call it. */
export type Term = keyof typeof messages.en.terms;
export const TERMS = Object.keys(messages.en.terms) as Term[];
