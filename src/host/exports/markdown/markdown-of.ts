import { markdownTable } from 'markdown-table';
import type { Block, Cell, Checklist, ReportTable, Report } from '../report/report.ts';

/**
 * A report in Markdown (GitHub's, for the tables). Pictures are left out; the tables hold what they
 * draw.
 */
export function markdownOf({ id, title, description, sections }: Report): string {
  return [
    `# ${line(title)}`,
    ...(description === '' ? [] : [line(description)]),
    `Pruning Workbench report on experiment \`${id}\`.`,
    ...sections.flatMap((section) => [
      `## ${line(section.title)}`,
      ...section.blocks.flatMap(blockText),
    ]),
    '',
  ].join('\n\n');
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.strong === true ? `**${line(block.text)}**` : line(block.text)];
    case 'facts':
      return [
        markdownTable([
          ['What', 'Value'],
          ...block.rows.map(({ name, cell }) => [line(name), cellText(cell)]),
        ]),
      ];
    case 'table':
      return tableText(block);
    case 'figure':
      return block.data.kind === 'table'
        ? tableText(block.data)
        : [`${line(block.caption)} Its figures: the table “${line(block.data.caption)}”.`];
    case 'checklist':
      return [checklistText(block)];
    case 'json':
      return [`\`\`\`json\n${JSON.stringify(block.value, null, 2)}\n\`\`\``];
  }
}

function tableText({ caption, note, columns, rows }: ReportTable): string[] {
  return [
    `**${line(caption)}.**${note === '' ? '' : ` ${line(note)}`}`,
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

function checklistText({ items }: Checklist): string {
  return items
    .map(({ verdict, title, detail }) => `- **${line(title)}**: ${line(verdict)}. ${line(detail)}`)
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
