import { text } from '../cells.ts';
import type { Block } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** What people wrote about the experiment, line by line, and how they tagged it; nothing where they did not. */
export function noteBlocks({ notes, tags, words }: SectionContext): Block[] {
  return [
    ...(tags.length === 0
      ? []
      : [
          {
            kind: 'facts',
            rows: [{ name: words.notes.tags, cell: text(words.common.list(tags)) }],
          } as const,
        ]),
    ...notes
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'paragraph', text: line.trim() }) as const),
  ];
}
