import type { RouteLocationRaw } from 'vue-router';

/** Somewhere the reader can go by its name. */
export interface Place {
  readonly key: string;
  readonly text: string;
  /** What it is, in smaller letters. */
  readonly note: string;
  readonly to: RouteLocationRaw;
}

/** At most so many are listed. */
const MOST = 12;

/**
 * The places whose names have all the words, in any order and case: those whose name begins with what
 * was typed first, else in their own order.
 */
export function placesNamed(places: readonly Place[], typed: string): readonly Place[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  const fitting = places.filter(({ text, note }) => {
    const said = `${text} ${note}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
  const begins = ({ text }: Place) => Number(text.toLocaleLowerCase().startsWith(wanted));
  return fitting.sort((a, b) => begins(b) - begins(a)).slice(0, MOST);
}
