import { z } from 'zod';
import { say, textOf } from './sentence.ts';

/*
 * How much of a thing can be asked about at once: more is refused before anybody looks into it. Every
 * procedure's strings and lists are bounded (contract.test.ts); a document's are by its own rules.
 */

/** An id, or a name that stands for one: of experiments, runs, data sets, models, imports. */
export const idSchema = z.string().max(200);

/** A SHA-256 in hexadecimal. */
export const hashSchema = z.string().max(64);

/** As many as a history of years has. */
const MOST_IDS = 10_000;
export const idsSchema = z.array(idSchema).max(MOST_IDS);

/** More than anybody chooses a filter among. */
const MOST_NAMES = 500;
export const namesSchema = z.array(idSchema).max(MOST_NAMES);

/** A moment in ISO 8601. */
export const momentSchema = z.iso.datetime({ offset: true }).max(40);

/** Characters of a search; the field of the app takes no more. */
export const MAX_SEARCH = 500;
const MOST_WORDS = 30;

/** The words of a search, each once. */
export function searchWords(search: string): string[] {
  return [...new Set(search.split(/\s+/).filter((word) => word !== ''))];
}

/** Each word is looked for in every experiment. */
export const searchSchema = z
  .string()
  .max(MAX_SEARCH)
  .superRefine((search, context) => {
    const words = searchWords(search).length;
    if (words <= MOST_WORDS) return;
    const sentence = say`has ${words} words, and ${MOST_WORDS} are looked for at most: search for fewer`;
    context.addIssue({ code: 'custom', message: textOf(sentence), params: { sentence } });
  });
