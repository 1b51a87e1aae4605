import type { ExperimentDocument } from '../../contract/experiment.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import { parseDocument } from './parse-document.ts';

/**
 * Finds what is wrong with an experiment before anything is stored or run: in the document, and in
 * the files of its data set.
 *
 * @param input a document, or its text as JSON
 * @throws UserError that names the fields, or the data file and where possible the byte.
 */
export async function checkExperiment(input: unknown): Promise<ExperimentDocument> {
  const document = parseDocument(input);
  const { id, ...parameters } = document.dataset;
  const [seed = 0] = document.seeds;
  await getDataset(id).load(parameters, { seed });
  return document;
}
