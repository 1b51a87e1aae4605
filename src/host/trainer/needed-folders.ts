import { IMPORTED } from '../../contract/experiment.ts';
import type { TrainTask } from './messages.ts';

/** The folders of the data folder from which a task reads, and that into which its weights will go. */
export function neededFolders({
  spec,
  weightsDir,
  places,
}: Pick<TrainTask, 'spec' | 'weightsDir' | 'places'>): string[] {
  return [
    weightsDir,
    spec.dataset.id === IMPORTED ? places.imported : undefined,
    spec.model.id === IMPORTED ? places.models : undefined,
  ].filter((dir) => dir !== undefined);
}
