import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { trainingSize } from '../../engine/models/memory-need.ts';
import type { SizedDocument } from '../../engine/models/memory-need.ts';
import type { DataPlaces, DatasetDescription } from '../../engine/datasets/dataset.ts';
import { MAX_WEIGHTS } from '../../engine/models/weight-limit.ts';
import { figuresIn } from '../../language/figures.ts';

/**
 * What keeps a document's network from being trained on this machine: it is too large for any, or for the
 * memory of this one.
 *
 * @param memoryBytes of this machine
 * @throws UserError where the model cannot take such examples, or is not there.
 */
export function memoryProblem(
  document: SizedDocument,
  data: Pick<DatasetDescription, 'format' | 'used'>,
  places: DataPlaces,
  memoryBytes: number,
): Problem | undefined {
  const { weights, bytes } = trainingSize(document, data, places);
  if (weights <= MAX_WEIGHTS && bytes <= memoryBytes) return undefined;
  const [need, has] = [bytes, memoryBytes].map(figuresIn('en').bytes) as [string, string];
  return problemAt(
    'model',
    weights > MAX_WEIGHTS
      ? say`makes ${Math.round(weights)} weights, more than the ${MAX_WEIGHTS} that can be trained; to train it
          would take about ${need} of memory, and this machine has ${has}: choose smaller layers`
      : say`makes ${Math.round(weights)} weights; to train it in batches of ${document.training.batchSize} takes
          about ${need} of memory, and this machine has ${has}: choose smaller layers, or a smaller
          training.batchSize`,
  );
}
