import { say } from '../../contract/sentence.ts';
import type { SentenceValue } from '../../contract/sentence.ts';

/** More experiments than this are counted, not named. */
const MOST_NAMED = 3;

/** The names of experiments within a sentence: a few, and how many more. */
export function usersText(names: readonly string[]): SentenceValue {
  const named = names.slice(0, MOST_NAMED).map((name) => `"${name}"`);
  const more = names.length - named.length;
  return more > 0 ? say`${named} and ${more} more` : named;
}
