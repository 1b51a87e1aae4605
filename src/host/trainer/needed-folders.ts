import { IMPORTED } from '../../contract/experiment.ts';
import type { TrainTask } from './messages.ts';

/** The folders of the data folder from which a task reads. */
export function neededFolders({
  spec,
  baseline,
  weightsDir,
  places,
}: Pick<TrainTask, 'spec' | 'baseline' | 'weightsDir' | 'places'>): string[] {
  return [
    baseline ? weightsDir : undefined,
    spec.dataset.id === IMPORTED ? places.imported : undefined,
    spec.model.id === IMPORTED ? places.models : undefined,
  ].filter((dir) => dir !== undefined);
}
