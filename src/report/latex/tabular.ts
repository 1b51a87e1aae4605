import { latexText } from './latex-text.ts';

/** A column as its heading says it. */
export interface TabularColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns next to each other with the same group share a heading above. */
  readonly group?: string | undefined;
}

/**
 * A table by booktabs, without caption or frame.
 *
 * @param bodies rows in groups, with a little room between two; each cell in LaTeX already
 */
export function tabularLines(
  columns: readonly TabularColumn[],
  bodies: readonly (readonly (readonly string[])[])[],
): string[] {
  return [
    `\\begin{tabular}{@{}${columns.map(({ align }) => (align === 'left' ? 'l' : 'r')).join('')}@{}}`,
    '\\toprule',
    ...groupLines(columns),
    `${columns.map(headText).join(' & ')} \\\\`,
    '\\midrule',
    ...bodies.flatMap((rows, index) => [
      ...(index > 0 ? ['\\addlinespace[2pt]'] : []),
      ...rows.map((row) => `${row.join(' & ')} \\\\`),
    ]),
    '\\bottomrule',
    '\\end{tabular}',
  ];
}

/** A unit or a remark stands below the name, so that the column is no wider than its figures. */
function headText({ title, align }: TabularColumn): string {
  const [name = '', below] = title.split(/ (?=\()|(?<=,) |(?=（)/, 2);
  const rest = title.slice(name.length).trim();
  if (below === undefined) return latexText(title);
  const side = align === 'left' ? 'l' : 'r';
  return `\\begin{tabular}[b]{@{}${side}@{}}${latexText(name)}\\\\${latexText(rest)}\\end{tabular}`;
}

function groupLines(columns: readonly TabularColumn[]): string[] {
  const groups: { title: string; from: number; span: number }[] = [];
  columns.forEach(({ group = '' }, index) => {
    const last = groups.at(-1);
    if (last !== undefined && last.title === group) last.span += 1;
    else groups.push({ title: group, from: index + 1, span: 1 });
  });
  const titled = groups.filter(({ title }) => title !== '');
  if (titled.length === 0) return [];
  const heads = groups.map(({ title, span }) => `\\multicolumn{${span}}{c}{${latexText(title)}}`);
  const rules = titled.map(({ from, span }) => `\\cmidrule(lr){${from}-${from + span - 1}}`);
  return [`${heads.join(' & ')} \\\\`, rules.join(' ')];
}
