import { MAX_NAME } from '../../contract/experiment.ts';

const COUNTED = /^(.*\S)\s*\((\d+)\)$/s;

/**
 * What a copy is called: `First look (2)`, and of that `First look (3)`. It is none of the names that
 * are taken, and not longer than a name may be.
 */
export function copyName(name: string, taken: readonly string[]): string {
  const [, stem = name, count = '1'] = COUNTED.exec(name) ?? [];
  const names = new Set([name, ...taken]);
  for (let next = Number(count) + 1; ; next += 1) {
    const ending = ` (${next})`;
    const copy = `${stem.slice(0, MAX_NAME - ending.length).trimEnd()}${ending}`;
    if (!names.has(copy)) return copy;
  }
}
