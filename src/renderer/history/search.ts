/**
 * Whether a text has every word of the query, in any order and case; the empty query matches all.
 */
export function matchesQuery(text: string, query: string): boolean {
  const within = text.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}
