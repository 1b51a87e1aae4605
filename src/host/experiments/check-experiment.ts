import type { ExperimentDocument } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import { dataProblems } from './data-problems.ts';
import { parseDocument } from './parse-document.ts';
import { documentError } from './problems.ts';

/**
 * Finds what is wrong with an experiment before anything is stored or run: in the document, and in
 * the files of its data set.
 *
 * @param input a document, or its text as JSON
 * @param places where the data sets lie
 * @throws UserError that names the fields, or the data file and where possible the byte.
 */
export async function checkExperiment(
  input: unknown,
  places: DataPlaces,
): Promise<ExperimentDocument> {
  const document = parseDocument(input);
  const problems = dataProblems(document, places);
  if (problems.length > 0) throw documentError(problems);
  const dataset = getDataset(document.dataset.id);
  const [seed = 0] = document.seeds;
  await dataset.load(parametersOf(document.dataset, dataset), { seed, ...places });
  return document;
}
