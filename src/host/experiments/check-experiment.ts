import type { WhyCpu } from '../../contract/device.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import type { DatasetTasks } from '../dataset-process/messages.ts';
import { deviceProblems } from '../environment/no-gpu.ts';
import { dataProblems } from './data-problems.ts';
import { partNotes } from './part-notes.ts';
import { repeatsOf } from './plan.ts';
import { parseDocument } from './parse-document.ts';
import { documentError } from './problems.ts';

/** A document that can be run, and what should be known of its data. */
export interface CheckedExperiment {
  readonly document: ExperimentDocument;
  readonly notes: readonly Sentence[];
}

/**
 * Finds what is wrong with an experiment before anything is stored or run: in the document, and in
 * the files of its data set.
 *
 * @param input a document, or its text as JSON
 * @param places where the data sets lie
 * @param checkDataset reads the images: whoever has others to serve has another process do that
 * @param whyCpu tells why no GPU can be used here; left out where whoever starts it will ask
 * @throws UserError that names the fields, or the data file and where possible the byte.
 */
export async function checkExperiment(
  input: unknown,
  places: DataPlaces,
  checkDataset: DatasetTasks['check'],
  whyCpu: () => Promise<WhyCpu | null> = () => Promise.resolve(null),
): Promise<CheckedExperiment> {
  const document = parseDocument(input);
  const problems = [...deviceProblems(document, await whyCpu()), ...dataProblems(document, places)];
  if (problems.length > 0) throw documentError(problems);
  const [{ seed, fold } = { seed: 0 }] = repeatsOf(document);
  const missing = await checkDataset({ choice: document.dataset, seed, fold, places });
  return { document, notes: partNotes(missing) };
}
