import { join } from 'node:path';
import { NotFound, UserError } from '../../contract/errors.ts';
import { datasetName } from '../../contract/experiment.ts';
import type { Predictions, RunDetails } from '../../contract/run-details.ts';
import { say } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { findPredictions } from '../../db/queries/predictions.ts';
import { findRun, findRunWithContext } from '../../db/queries/runs.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import { stagesOfRun } from '../../db/queries/stages.ts';
import { parametersOf } from '../../engine/choice.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import type { NamedValues } from '../../engine/network/variables.ts';
import { DATASETS_FOLDER, WEIGHTS_FOLDER } from '../data-folder/data-folder.ts';
import type { Workbench } from '../workbench.ts';
import { weightHistograms } from './histograms.ts';
import { unpackClasses } from '../trainer/packed-classes.ts';
import { comparePredictions } from './predictions.ts';
import { storedWeights } from './stored-weights.ts';

/**
 * What a trained run has become inside, beside its dense baseline: its weights, and what it says of
 * the test set.
 *
 * @throws NotFound; UserError when the run is not trained, or its weights or the files of its data
 * set are missing or damaged.
 */
export async function runDetails(
  { orm, dataDir }: Pick<Workbench, 'orm' | 'dataDir'>,
  id: string,
): Promise<RunDetails> {
  const found = findRunWithContext(orm, id);
  if (!found) throw new NotFound(say`There is no run ${id} in this data folder.`);
  const { run, layers } = found;
  if (run.weightsSha256 === null) {
    throw new UserError(
      say`The run ${id} is not trained (${run.status}): open it again once it is done.`,
    );
  }
  const baseline = run.baselineId === null ? run : findRun(orm, run.baselineId);
  const weightsDir = join(dataDir, WEIGHTS_FOLDER);
  return {
    histograms: weightHistograms(
      await storedWeights(weightsDir, run.weightsSha256),
      await denseWeights(weightsDir, baseline),
      layers.map(({ name }) => name),
    ),
    predictions: await predictionsOf(
      orm,
      { imported: join(dataDir, DATASETS_FOLDER) },
      run,
      baseline,
    ),
    stages: stagesOfRun(orm, id),
  };
}

/** Null where they are gone: a run can be shown without those of its baseline. */
async function denseWeights(
  weightsDir: string,
  baseline: StoredRun | undefined,
): Promise<NamedValues[] | null> {
  if (!baseline?.weightsSha256) return null;
  try {
    return await storedWeights(weightsDir, baseline.weightsSha256);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function predictionsOf(
  orm: Orm,
  places: DataPlaces,
  run: StoredRun,
  baseline: StoredRun | undefined,
): Promise<Predictions | null> {
  const own = findPredictions(orm, run.id);
  const dense = baseline && findPredictions(orm, baseline.id);
  if (!own || !dense) return null;
  const { dataset, seed } = run.spec;
  const definition = getDataset(dataset.id);
  const parameters = parametersOf(dataset, definition);
  const { test } = await definition.load(parameters, { seed, ...places });
  const classes = { run: await unpackClasses(own), dense: await unpackClasses(dense) };
  if (classes.run.length !== test.count || classes.dense.length !== test.count) {
    throw new UserError(
      say`The data set ${datasetName(dataset)} has ${test.count} test examples now, and the run
        was tested on ${classes.run.length}: restore the files that it was made with.`,
    );
  }
  return comparePredictions(test, classes, definition.describe(parameters, places).classNames);
}
