import { problemAt, UserError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { asPart } from '../../contract/sentence.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { getModel } from '../../engine/models/registry.ts';
import { describedData } from './described-data.ts';

/**
 * What keeps a valid document from being run here: its data set is not in this data folder, or its
 * model cannot take these images. The images themselves are not read.
 */
export function dataProblems(
  { dataset: choice, model }: Pick<ExperimentDocument, 'dataset' | 'model'>,
  places: DataPlaces,
): Problem[] {
  const described = attempt('dataset', () => describedData(choice, places));
  if ('problem' in described) return [described.problem];
  const { format } = described.value;
  const suits = attempt('model', () => getModel(model.id).requireSuitable?.(format));
  return 'problem' in suits ? [suits.problem] : [];
}

function attempt<T>(path: string, act: () => T): { value: T } | { problem: Problem } {
  try {
    return { value: act() };
  } catch (error) {
    if (!(error instanceof UserError) || typeof error.reason === 'string') throw error;
    return { problem: problemAt(path, asPart(error.reason)) };
  }
}
