import { problemAt, UserError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { asPart } from '../../contract/sentence.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getModel } from '../../engine/models/registry.ts';
import { requireAugmentable } from '../../engine/training/augmentation.ts';
import { machineMemory } from '../environment/machine-usage.ts';
import { describedData } from './described-data.ts';
import { memoryProblem } from './memory-problem.ts';

/**
 * What keeps a valid document from being run here: its data set or its network is not in this data
 * folder, its model cannot take such examples or would take more memory than there is, or the examples
 * cannot be augmented. They themselves are not read.
 *
 * @param memoryBytes of this machine
 */
export function dataProblems(
  { dataset: choice, model, training }: Pick<ExperimentDocument, 'dataset' | 'model' | 'training'>,
  places: DataPlaces,
  memoryBytes = machineMemory(),
): Problem[] {
  const described = attempt('dataset', () => describedData(choice, places));
  if ('problem' in described) return [described.problem];
  const { format } = described.value;
  const definition = getModel(model.id);
  const suits = attempt('model', () =>
    definition.requireSuitable?.(parametersOf(model, definition), format, places),
  );
  const changes = attempt('training.augmentation', () => {
    if (training.augmentation) requireAugmentable(format);
  });
  const found = [suits, changes].flatMap((one) => ('problem' in one ? [one.problem] : []));
  if ('problem' in suits) return found;
  const tooLarge = memoryProblem({ model, training }, described.value, places, memoryBytes);
  return tooLarge ? [...found, tooLarge] : found;
}

function attempt<T>(path: string, act: () => T): { value: T } | { problem: Problem } {
  try {
    return { value: act() };
  } catch (error) {
    if (!(error instanceof UserError) || typeof error.reason === 'string') throw error;
    return { problem: problemAt(path, asPart(error.reason)) };
  }
}
