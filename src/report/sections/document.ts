import { writtenDocument } from '../../contract/unused-fields.ts';
import type { Block } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** The question as it was asked, so that it can be asked again. */
export function documentBlocks({ results: { document, id }, words }: SectionContext): Block[] {
  return [
    {
      kind: 'paragraph',
      text: words.document.intro,
    },
    {
      kind: 'json',
      id: 'experiment-document',
      fileName: `experiment-${id}.json`,
      value: writtenDocument(document),
    },
  ];
}
