const ASCII = /^\p{ASCII}*$/u;

/**
 * A text as a search sees it: without case, diacritics and the width of its characters, in whatever
 * script. "Ｒésumé" is "RESUME", "Straße" is "STRASSE"; Chinese characters stay what they are.
 */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().normalize('NFC');
}
