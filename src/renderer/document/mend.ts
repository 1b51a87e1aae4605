import type { Mend } from '../../contract/soundness.ts';
import type { DraftDocument } from './draft-document.ts';
import { listAt } from './draft-document.ts';
import { orderedLevels } from './levels.ts';
import { withDocumentField, withPartField } from './set-field.ts';
import { addStrategies } from './strategies.ts';

/** A change of the document, which is all that a draft can be mended by. */
export type DocumentMend = Exclude<Mend, { kind: (typeof MORE_RUNS)[number] }>;

/** What leaves the document as it is. */
const MORE_RUNS = ['retry', 'add-reference', 'measure-again'] as const;

export function isDocumentMend(mend: Mend | null): mend is DocumentMend {
  return mend !== null && !(MORE_RUNS as readonly string[]).includes(mend.kind);
}

/** The document with a gap of the soundness checklist mended. */
export function mended(document: DraftDocument, mend: DocumentMend): DraftDocument {
  switch (mend.kind) {
    case 'add-strategies':
      return addStrategies(document, mend.strategies);
    case 'add-seeds':
      return withDocumentField(document, 'seeds', [
        ...new Set([...listAt(document, 'seeds'), ...mend.seeds]),
      ]);
    case 'add-sparsities':
      return withDocumentField(
        document,
        'sparsities',
        orderedLevels([...new Set([...listAt(document, 'sparsities'), ...mend.sparsities])]),
      );
    case 'set-aside':
      return withPartField(
        withPartField(document, 'dataset', 'validationFraction', mend.fraction),
        'dataset',
        'stratify',
        true,
      );
    case 'fine-tune':
      return withPartField(document, 'fineTuning', 'epochs', mend.epochs);
  }
}
