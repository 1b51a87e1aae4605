import { join } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import type { Predictions, RunDetails } from '../../contract/run-details.ts';
import { findPredictions } from '../../db/queries/predictions.ts';
import { findRunWithContext } from '../../db/queries/runs.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import { stagesOfRun } from '../../db/queries/stages.ts';
import type { Network } from '../../engine/network/network-file.ts';
import { datasetOfRun } from '../experiments/versions.ts';
import { WEIGHTS_FOLDER } from '../data-folder/data-folder.ts';
import type { Workbench } from '../workbench.ts';
import { weightHistograms } from './histograms.ts';
import { unpackClasses } from '../trainer/packed-classes.ts';
import { storedNetwork } from '../trainer/stored-network.ts';
import { getTrainedRun } from './trained-run.ts';

/**
 * What a trained run has become inside, beside its dense baseline: its weights, and what it says of
 * the test set, which another process reads.
 *
 * @throws NotFound; UserError when the run is not trained, or its weights or the files of its data
 * set are missing or damaged.
 */
export async function runDetails(
  workbench: Pick<Workbench, 'orm' | 'dataDir' | 'datasets' | 'places'>,
  id: string,
): Promise<RunDetails> {
  const { orm, dataDir } = workbench;
  const { run, baseline } = getTrainedRun(workbench, id);
  const weightsDir = join(dataDir, WEIGHTS_FOLDER);
  return {
    histograms: weightHistograms(
      await storedNetwork(weightsDir, run.weightsSha256),
      await denseWeights(weightsDir, baseline),
      (findRunWithContext(orm, id)?.layers ?? []).map(({ name }) => name),
    ),
    predictions: await predictionsOf(workbench, run, baseline),
    stages: stagesOfRun(orm, id),
  };
}

/** Null where they are gone: a run can be shown without those of its baseline. */
async function denseWeights(weightsDir: string, baseline: StoredRun): Promise<Network | null> {
  if (baseline.weightsSha256 === null) return null;
  try {
    return await storedNetwork(weightsDir, baseline.weightsSha256);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function predictionsOf(
  { orm, datasets, places }: Pick<Workbench, 'orm' | 'datasets' | 'places'>,
  run: StoredRun,
  baseline: StoredRun,
): Promise<Predictions | null> {
  const own = findPredictions(orm, run.id);
  const dense = findPredictions(orm, baseline.id);
  if (!own || !dense) return null;
  const choice = datasetOfRun(run.spec);
  const classes = { run: await unpackClasses(own), dense: await unpackClasses(dense) };
  const { seed, fold } = run.spec;
  return await datasets.process.ask('predictions', { choice, seed, fold, places, classes });
}
