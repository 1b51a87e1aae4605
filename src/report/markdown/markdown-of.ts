import { markdownTable } from 'markdown-table';
import type { Block, Cell, Checklist, ReportTable, Report } from '../report.ts';
import { wordsIn } from '../words/words.ts';
import type { Words } from '../words/words.ts';

/**
 * A report in Markdown (GitHub's, for the tables). Pictures are left out; the tables hold what they
 * draw.
 */
export function markdownOf({ language, id, title, description, sections }: Report): string {
  const { frame } = wordsIn(language);
  return [
    `# ${line(title)}`,
    ...(description === '' ? [] : [line(description)]),
    `${frame.reportOn} \`${id}\`${frame.stop}`,
    ...sections.flatMap((section) => [
      `## ${line(section.title)}`,
      ...section.blocks.flatMap((block) => blockText(block, frame)),
    ]),
    '',
  ].join('\n\n');
}

function blockText(block: Block, frame: Words['frame']): string[] {
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
      return block.data.kind === 'table'
        ? tableText(block.data, frame)
        : [`${line(block.caption)}${frame.gap}${frame.seeTable(line(block.data.caption))}`];
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
