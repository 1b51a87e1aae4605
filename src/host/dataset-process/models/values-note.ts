import type { ModelNote } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import type { RunSpec } from '../../../contract/run.ts';

/** What a network that is taken away must be given elsewhere: no format has a place for it. */
export function valuesNote({ dataset }: Pick<RunSpec, 'dataset'>): ModelNote {
  return { kind: 'changed', sentence: given(dataset['normalisation']) };
}

function given(normalisation: unknown) {
  switch (normalisation) {
    case 'none':
      return say`Give it values as the data set has them: so it was given them here.`;
    case 'standard':
      return say`Give it values less their mean and over their deviation in the training examples: so it was given
        them here.`;
    default:
      return say`Give it pixels divided by 255, and other values less their mean and over their deviation in the
        training examples: so it was given them here.`;
  }
}
