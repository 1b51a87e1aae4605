import { markdownTable } from 'markdown-table';
import { figureSvg } from '../figures/figure-svg.ts';
import type { Block, Cell, Checklist, Report, ReportFigure, ReportTable } from '../report.ts';
import { wordsIn } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { figuresOf } from '../written-report.ts';
import type { WrittenReport } from '../written-report.ts';

/**
 * A report in Markdown (GitHub's, for the tables), with its figures as SVG files.
 *
 * @param folder of the figures, beside the report
 */
export function markdownOf(report: Report, folder: string): WrittenReport {
  return {
    text: textOf(report, folder),
    figures: figuresOf(report).map((figure) => ({
      path: pathOf(figure, folder),
      content: figureSvg(figure),
    })),
  };
}

function pathOf({ id }: ReportFigure, folder: string): string {
  return `${folder}/${id}.svg`;
}

function textOf({ language, id, title, description, sections }: Report, folder: string): string {
  const { frame } = wordsIn(language);
  return [
    `# ${line(title)}`,
    ...(description === '' ? [] : [line(description)]),
    `${frame.reportOn} \`${id}\`${frame.stop}`,
    ...sections.flatMap((section) => [
      `## ${line(section.title)}`,
      ...section.blocks.flatMap((block) => blockText(block, { frame, folder })),
    ]),
    '',
  ].join('\n\n');
}

interface Around {
  readonly frame: Words['frame'];
  readonly folder: string;
}

function blockText(block: Block, { frame, folder }: Around): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.strong === true ? `**${line(block.text)}**` : line(block.text)];
    case 'facts':
      return [
        markdownTable([
          [frame.fact, frame.value],
          ...block.rows.map(({ name, cell }) => [line(name), cellText(cell)]),
        ]),
      ];
    case 'table':
      return tableText(block, frame);
    case 'figure':
      return [
        `![${line(block.alternative)}](${pathOf(block, folder)})`,
        ...(block.data.kind === 'table'
          ? [line(block.caption), ...tableText(block.data, frame)]
          : [`${line(block.caption)}${frame.gap}${frame.seeTable(line(block.data.caption))}`]),
      ];
    case 'checklist':
      return [checklistText(block, frame)];
    case 'json':
      return [`\`\`\`json\n${JSON.stringify(block.value, null, 2)}\n\`\`\``];
  }
}

function tableText(
  { caption, note, columns, rows }: ReportTable,
  { stop }: Words['frame'],
): string[] {
  return [
    `**${line(caption)}${stop}**${note === '' ? '' : ` ${line(note)}`}`,
    markdownTable(
      [columns.map(({ title }) => line(title)), ...rows.map((row) => row.map(cellText))],
      { align: columns.map(({ align }) => align) },
    ),
  ];
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return line(cell.text);
    case 'figure':
      return line(cell.text);
    case 'code':
      return `\`${cell.text}\``;
    case 'missing':
      return '–';
  }
}

function checklistText({ items }: Checklist, { stop, colon, gap }: Words['frame']): string {
  return items
    .map(
      ({ verdict, title, detail }) =>
        `- **${line(title)}**${colon}${gap}${line(verdict)}${stop}${gap}${line(detail)}`,
    )
    .join('\n');
}

/** One line in which nothing but letters is meant: no emphasis, link, tag, cell or list begins. */
function line(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|&~]/g, '\\$&')
    .replace(/^([#+=-])(?=\s|\1|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
