import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md', 'bench/**/*.md'], { cwd: root }).filter(
  (page) => !page.includes('.venv'),
);

const prose = (markdown: string) =>
  markdown.replace(/^(`{3,})[^]*?^\1/gm, '').replace(/`[^`\n]+`/g, '');

/** Where links and pictures lead, as they are written: `[text](target "title")` or `src="target"`. */
function targetsIn(markdown: string): string[] {
  const written = prose(markdown).matchAll(/\]\(([^)\s]+)[^)]*\)|\s(?:src|srcset|href)="([^"]+)"/g);
  return [...written].map(([, link, attribute]) => (link ?? attribute) as string);
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsIn(markdown: string): string[] {
  const headings = markdown.replace(/^(`{3,})[^]*?^\1/gm, '').matchAll(/^#+\s+(.+)$/gm);
  return [...headings].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function fault(page: string, target: string): string | undefined {
  const [path, anchor] = target.split('#') as [string, string?];
  const file = path === '' ? join(root, page) : join(root, dirname(page), decodeURI(path));
  if (relative(root, file).startsWith('..')) return 'leads out of the project';
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return 'is not there';
  if (anchor === undefined) return undefined;
  return anchorsIn(readFileSync(file, 'utf8')).includes(anchor) ? undefined : 'has no such heading';
}

describe('a link in the documentation', () => {
  it('is found, whatever it leads to', () => {
    const page =
      'See [a](x.md#y), ![b](b.png "B") and [c](https://d).\n<img src="e.png">\n```\n[no](no.md)\n```\n';
    expect(targetsIn(page)).toEqual(['x.md#y', 'b.png', 'https://d', 'e.png']);
    expect(anchorsIn('# Who may _import_ whom?\n')).toEqual(['who-may-_import_-whom']);
    expect(fault('README.md', 'docs/nowhere.md')).toBe('is not there');
    expect(fault('README.md', '#nowhere')).toBe('has no such heading');
  });

  it.each(pages)('leads somewhere in %s', (page) => {
    const faults = targetsIn(readFileSync(join(root, page), 'utf8'))
      .filter((target) => !/^[a-z]+:/i.test(target))
      .map((target) => [target, fault(page, target)])
      .filter(([, fault]) => fault !== undefined);
    expect(faults).toEqual([]);
  });
});

describe('the pictures', () => {
  it('are all shown somewhere', () => {
    const shown = pages.flatMap((page) =>
      targetsIn(readFileSync(join(root, page), 'utf8')).map((target) =>
        join(dirname(page), target),
      ),
    );
    const pictures = globSync('docs/screenshots/*', { cwd: root });
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
  });
});
