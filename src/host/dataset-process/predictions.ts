import { UserError } from '../../contract/errors.ts';
import type { Example, ExampleQuery, Examples, Said } from '../../contract/examples.ts';
import { datasetName } from '../../contract/experiment.ts';
import type { Predictions } from '../../contract/run-details.ts';
import { say } from '../../contract/sentence.ts';
import type { ExampleSet } from '../../engine/datasets/dataset.ts';
import { probabilitiesOf } from '../../engine/training/probabilities.ts';
import { chooseExamples, type PredictedClasses } from './choose-examples.ts';
import { shownExample } from './shown-example.ts';
import { loadDataset } from './load-dataset.ts';
import type { DatasetTask } from './messages.ts';
import { findNetwork, inTurn, type NetworkTask } from './open-network.ts';

/** What several networks took the examples of a test set for. */
export interface PredictionsTask extends DatasetTask {
  readonly classes: PredictedClasses;
}

/** Which of these examples are wanted, and the networks that are asked about them. */
export interface ExamplesTask extends PredictionsTask {
  readonly query: ExampleQuery;
  /** Null where there is none. */
  readonly networks: Readonly<Record<'run' | 'dense' | 'beside', NetworkTask | null>>;
}

/** To a side of a picture, enlarged. */
const MOST_PIXELS = 256;
/** So many classes are told with their probabilities. */
const LIKELIEST = 5;

/**
 * What a run does on its test set, beside its dense baseline.
 *
 * @throws UserError when the data set is missing or damaged, or is not the one that it was tested on.
 */
export async function predictionsOf(task: PredictionsTask): Promise<Predictions> {
  const { test, classNames } = await testedOn(task);
  const { run, dense } = task.classes;
  const { counts } = chooseExamples(test.labels, task.classes, {});
  return {
    classes: [...classNames],
    confusion: confusionOf(test.labels, run, classNames.length),
    denseConfusion: confusionOf(test.labels, dense, classNames.length),
    newlyWrong: counts['newly-wrong'],
    newlyRight: counts['newly-right'],
  };
}

/**
 * Some of its test examples, one by one, with how likely each network holds which class.
 *
 * @throws UserError likewise.
 */
export async function examplesOf(task: ExamplesTask): Promise<Examples> {
  const { test, classNames } = await testedOn(task);
  const { classes, query, networks } = task;
  const { indices, counts, total } = chooseExamples(test.labels, classes, query);
  const shown = indices.slice(query.from, query.from + query.count);
  const ask = async (of: keyof typeof networks): Promise<Said[]> => {
    const predicted = classes[of];
    if (predicted === undefined) return [];
    const network = await findNetwork(networks[of]);
    const likeliest = network && probabilitiesOf(network.model, test, shown).map(likeliestOf);
    return shown.map((index, nth) => ({
      predicted: predicted[index] as number,
      likeliest: likeliest?.[nth] ?? null,
    }));
  };
  return await inTurn(async () => {
    const said = { run: await ask('run'), dense: await ask('dense'), beside: await ask('beside') };
    return {
      classes: [...classNames],
      shape: [...test.shape],
      features: test.features ? [...test.features] : null,
      counts,
      total,
      examples: shown.map((index, nth): Example => ({
        index,
        ...shownExample(test, index, MOST_PIXELS),
        dense: said.dense[nth] as Said,
        own: said.run[nth] as Said,
        beside: said.beside[nth] ?? null,
      })),
    };
  });
}

/** The likeliest classes, those first; of equals the one with the lower number. */
export function likeliestOf(
  probabilities: readonly number[],
): { class: number; probability: number }[] {
  return probabilities
    .map((probability, index) => ({ class: index, probability }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, LIKELIEST);
}

/** How many examples of each class (rows) are taken for each class (columns). */
export function confusionOf(
  labels: Uint8Array,
  predicted: Uint8Array,
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((label, index) => {
    const row = counts[label] as number[];
    const column = predicted[index] as number;
    row[column] = (row[column] as number) + 1;
  });
  return counts;
}

async function testedOn({ classes, ...task }: PredictionsTask): Promise<{
  readonly test: ExampleSet;
  readonly classNames: readonly string[];
}> {
  const { test, described } = await loadDataset(task);
  const { run, dense, beside = run } = classes;
  for (const { length } of [run, dense, beside]) {
    if (length === test.count) continue;
    throw new UserError(
      say`The data set ${datasetName(task.choice)} has ${test.count} test examples now, and the run
        was tested on ${length}: restore the files that it was made with.`,
    );
  }
  return { test, classNames: described.classNames };
}
