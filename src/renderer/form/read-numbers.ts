/** Numbers as they were typed or pasted, and the words among them that are none. */
export interface ReadNumbers {
  readonly numbers: readonly number[];
  readonly unread: readonly string[];
}

/** Reads one word; undefined where it is no number. */
export type ReadWord = (word: string) => number | undefined;

/** Reads numbers that spaces, commas or semicolons separate. */
export function readNumbers(text: string, read: ReadWord = plainNumber): ReadNumbers {
  const words = text.split(/[\s,;，、；]+/).filter((word) => word !== '');
  const numbers: number[] = [];
  const unread: string[] = [];
  for (const word of words) {
    const number = read(word);
    if (number === undefined) unread.push(word);
    else numbers.push(number);
  }
  return { numbers, unread };
}

export function plainNumber(word: string): number | undefined {
  const number = Number(word);
  return Number.isFinite(number) ? number : undefined;
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
