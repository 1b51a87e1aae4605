import type { EntryWords } from '../../../contract/entry-words.ts';
import type { DraftDocument } from '../../document/draft-document.ts';
import type { JsonSchema } from '../../document/json-schema.ts';

/** Something that can be chosen for a part of the document. */
export interface Offered {
  /** Tells it from the others. */
  readonly value: string;
  readonly label: string;
  readonly summary: string | undefined;
  /** Of its fields. */
  readonly words: EntryWords['parameters'];
  /** What stands in the document once it is chosen. */
  readonly choice: DraftDocument;
  /** The fields that may stand beside it. */
  readonly schema: JsonSchema;
  /** Of these, the ones that the choice itself decides. */
  readonly decided: readonly string[];
}
