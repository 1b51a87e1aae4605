/** Reads one word; undefined where it is no number. */
export type ReadWord = (word: string) => number | undefined;

/** Reads what spaces, commas or semicolons separate: numbers, and as they are the words that are none. */
export function readNumbers(text: string, read: ReadWord = plainNumber): (number | string)[] {
  const words = text.split(/[\s,;，、；]+/).filter((word) => word !== '');
  return words.map((word) => read(word) ?? word);
}

export function plainNumber(word: string): number | undefined {
  const number = Number(word);
  return word.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

/** What a single number is typed as: the number, the text where it is none, undefined where it is empty. */
export function readNumber(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (plainNumber(text) ?? text);
}

/** How a value that was read, or written in the document, stands in an input. */
export function typedText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A sparsity as people write it: `0.8`, `80%`, or by its compression ratio, `5x`. */
export function readSparsity(word: string): number | undefined {
  const percent = /^(?<value>[\d.]+)[%％]$/.exec(word)?.groups?.['value'];
  if (percent !== undefined) return rounded(Number(percent) / 100);
  const ratio = /^(?<value>[\d.]+)[x×X]$/.exec(word)?.groups?.['value'];
  if (ratio !== undefined) return rounded(1 - 1 / Number(ratio));
  return plainNumber(word);
}

/** Without the digits that only the arithmetic made. */
function rounded(value: number): number | undefined {
  return Number.isFinite(value) ? Number(value.toFixed(6)) : undefined;
}
