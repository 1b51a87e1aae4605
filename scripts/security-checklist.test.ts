import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/SECURITY.md'), 'utf8');

/** What a row says of files: `[name](../path): `line`, `line``. */
function claims(row: string): { file: string; line: string }[] {
  return [...row.matchAll(/\]\(\.\.\/([^)]+)\): ((?:`[^`]+`(?:, )?)+)/g)].flatMap(
    ([, file, lines]) =>
      [...(lines ?? '').matchAll(/`([^`]+)`/g)].map(([, line]) => ({
        file: file as string,
        line: line as string,
      })),
  );
}

const checklist = page.slice(page.indexOf("## Electron's checklist"), page.indexOf('## Bounds'));
const rows = checklist
  .split('\n')
  .filter((line) => /^\| (\d|files)/.test(line))
  .map((row) => ({ item: row.split('|')[1]?.trim() ?? '', row }));

describe("Electron's checklist", () => {
  it('is there as a whole', () => {
    const numbers = rows.flatMap(
      ({ item }) => /^[\d, ]+/.exec(item)?.[0].split(', ').map(Number) ?? [],
    );
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it.each(rows)('has the line that fulfils it: $item', ({ row }) => {
    const said = claims(row);
    expect(said.length).toBeGreaterThan(0);
    for (const { file, line } of said) {
      expect(readFileSync(join(root, file), 'utf8'), file).toContain(line);
    }
  });
});
