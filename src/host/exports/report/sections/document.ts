import type { Block } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** The question as it was asked, so that it can be asked again. */
export function documentBlocks({ results: { document, id } }: SectionContext): Block[] {
  return [
    {
      kind: 'paragraph',
      text: 'The document that was run, with all defaults filled in. Imported into the workbench, or given to its command "run", it makes the same experiment again.',
    },
    { kind: 'json', id: 'experiment-document', fileName: `experiment-${id}.json`, value: document },
  ];
}
