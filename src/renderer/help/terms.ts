import type { Messages } from '../i18n/messages.ts';

/** A word that help explains, as its texts call it. */
export type Term = keyof Messages['terms'];
