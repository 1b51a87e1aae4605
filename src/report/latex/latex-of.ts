import type { Language } from '../../contract/language.ts';
import type { Block, Cell, Report, ReportFigure, ReportTable } from '../report.ts';
import { FIGURE_FILE_BEGINS, figureSvg } from '../figures/figure-svg.ts';
import { rowGroups } from '../row-groups.ts';
import { wordsIn } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { figuresOf } from '../written-report.ts';
import type { WrittenReport } from '../written-report.ts';
import { latexText } from './latex-text.ts';
import { pgfOf } from './pgf/pgf-of.ts';
import { tableParts } from './table-parts.ts';
import { tabularLines } from './tabular.ts';

/**
 * A report in LaTeX. The file is a document of its own, and the same file can be \input into another
 * one, where only its body counts; it needs booktabs and pgf, and in Chinese ctex. Figures are pictures
 * of pgf, each in a file that any document can \input.
 *
 * @param folder of the figures, beside the report
 */
export function latexOf(report: Report, folder: string): WrittenReport {
  return {
    text: textOf(report, folder),
    figures: figuresOf(report).map((figure) => ({
      path: pathOf(figure, folder),
      content: `% ${FIGURE_FILE_BEGINS}: \\input it where pgf is loaded.\n${pgfOf(figureSvg(figure))}`,
    })),
  };
}

function pathOf({ id }: ReportFigure, folder: string): string {
  return `${folder}/${id}.pgf`;
}

function textOf({ language, id, title, description, sections }: Report, folder: string): string {
  const { frame } = wordsIn(language);
  return [
    `% Pruning Workbench report on experiment ${id}.`,
    ...HOW_TO_COMPILE[language],
    ...FIT,
    '\\makeatletter',
    '\\ifx\\documentclass\\@twoclasseserror',
    '  \\let\\workbenchend\\relax',
    '\\else',
    `  \\documentclass[a4paper]{${language === 'zh' ? 'ctexart' : 'article'}}`,
    '  \\usepackage[margin=20mm]{geometry}',
    '  \\usepackage{booktabs,float,pgf}',
    '  \\floatplacement{figure}{H}',
    '  \\floatplacement{table}{H}',
    `  \\title{${latexText(title)}}`,
    '  \\author{}',
    '  \\date{}',
    '  \\begin{document}',
    '  \\maketitle',
    '  \\def\\workbenchend{\\end{document}}',
    '\\fi',
    '\\makeatother',
    '',
    ...(description === '' ? [] : [latexText(description), '']),
    ...sections.flatMap((section) => [
      `\\section{${latexText(section.title)}}`,
      ...section.blocks.flatMap((block) => ['', ...blockLines(block, { frame, folder })]),
      '',
    ]),
    '\\workbenchend',
    '',
  ].join('\n');
}

const HOW_TO_COMPILE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    '% Compile it as it is, or \\input it into a document that loads booktabs and pgf.',
    '% Names with Chinese or other letters than Latin need XeLaTeX or LuaLaTeX and a font that has them.',
  ],
  zh: [
    '% Compile it as it is with xelatex, or \\input it into a document that loads ctex, booktabs and pgf.',
  ],
};

// By itself everything stands where the report has it; in another document, where that puts its own.
/** A picture or a table, made smaller where it is larger than a page. */
const FIT = [
  '\\providecommand{\\workbenchfit}[1]{{\\sbox2{#1}%',
  '  \\ifdim\\wd2>\\linewidth\\sbox2{\\resizebox{\\linewidth}{!}{\\usebox2}}\\fi',
  '  \\ifdim\\dimexpr\\ht2+\\dp2\\relax>.82\\textheight',
  '    \\sbox2{\\resizebox*{!}{.82\\textheight}{\\usebox2}}\\fi',
  '  \\usebox2}}',
];

interface Around {
  readonly frame: Words['frame'];
  readonly folder: string;
}

function blockLines(block: Block, { frame, folder }: Around): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [latexText(block.text)];
    case 'facts':
      return [
        '\\begin{description}',
        ...block.rows.map(({ name, cell }) => `  \\item[${latexText(name)}] ${cellText(cell)}`),
        '\\end{description}',
      ];
    case 'table':
      return tableLines(block, frame);
    case 'figure':
      return [
        ...figureLines(block, { frame, folder }),
        ...(block.data.kind === 'table' ? tableLines(block.data, frame) : []),
      ];
    case 'checklist':
      return [
        '\\begin{description}',
        ...block.items.map(
          ({ verdict, title, detail }) =>
            `  \\item[${latexText(title)}] \\emph{${latexText(verdict)}}${frame.stop} ${latexText(detail)}`,
        ),
        '\\end{description}',
      ];
    case 'json':
      // Line by line in the typewriter font: verbatim would let a name end it.
      return [
        '\\begin{flushleft}\\ttfamily\\footnotesize',
        ...JSON.stringify(block.value, null, 2).split('\n').map(codeLine),
        '\\end{flushleft}',
      ];
  }
}

function codeLine(text: string): string {
  const indent = text.length - text.trimStart().length;
  return `\\mbox{}${'~'.repeat(indent)}${latexText(text)}\\\\`;
}

function figureLines(figure: ReportFigure, { frame, folder }: Around): string[] {
  const { id, caption, data } = figure;
  return [
    '\\begin{figure}',
    '\\centering',
    `\\workbenchfit{\\input{${pathOf(figure, folder)}}}`,
    `\\caption{${latexText(caption)}${frame.gap}${frame.seeNumber(`\\ref{tab:${data.id}}`)}}`,
    `\\label{fig:${id}}`,
    '\\end{figure}',
    '',
  ];
}

/** One table, or several where it is longer than a page. */
function tableLines(table: ReportTable, frame: Words['frame']): string[] {
  return tableParts(table, frame).flatMap((part) => {
    const { id, caption, note, columns } = part;
    return [
      '\\begin{table}',
      '\\centering',
      `\\caption{${latexText(caption)}${frame.stop}${note === '' ? '' : ` ${latexText(note)}`}}`,
      `\\label{tab:${id}}`,
      '\\vspace{4pt}',
      `\\${columns.length > 7 ? 'scriptsize' : 'footnotesize'}`,
      '\\setlength{\\tabcolsep}{4pt}',
      `\\workbenchfit{${tabularLines(columns, bodiesOf(part)).join('\n')}}`,
      '\\end{table}',
      '',
    ];
  });
}

/** The name of a group stands in its first row only. */
function bodiesOf(table: ReportTable): string[][][] {
  return rowGroups(table).map((rows) =>
    rows.map((row, index) =>
      row.map((cell, column) =>
        table.rowHeads > 1 && index > 0 && column === 0 ? '' : cellText(cell),
      ),
    ),
  );
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
    case 'figure':
      return latexText(cell.text);
    case 'code':
      return `\\texttt{${latexText(cell.text)}}`;
    case 'missing':
      return '--';
  }
}
