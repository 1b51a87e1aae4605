import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { quotedNames } from '../../language/import-notes.ts';
import type { ClassesMissing } from '../dataset-process/messages.ts';

/** What whoever starts an experiment should know of the parts of its data set. */
export function partNotes({ train, validation, test }: ClassesMissing): Sentence[] {
  return [
    ...(train.length > 0
      ? [
          say`The training examples that are used have none of ${quotedNames(train)}: stratify, or use
            more of them.`,
        ]
      : []),
    ...(validation.length > 0
      ? [say`The validation examples have none of ${quotedNames(validation)}.`]
      : []),
    ...(test.length > 0
      ? [say`The test examples that are used have none of ${quotedNames(test)}.`]
      : []),
  ];
}
