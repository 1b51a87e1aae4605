import canonicalize from 'canonicalize';
import type { TrainedModel } from '../../contract/catalogue.ts';
import { trainedBaselines } from '../../db/queries/baselines.ts';
import { findRunWithContext } from '../../db/queries/runs.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import type { Orm } from '../../db/database.ts';
import { getModel } from '../../engine/models/registry.ts';
import { spread } from '../../statistics/spread.ts';

/**
 * What has been trained of a model in this data folder, the latest first: dense baselines that
 * differ in nothing but their seed count as one.
 *
 * @throws UserError when there is no such model.
 */
export function trainedModels(orm: Orm, modelId: string): TrainedModel[] {
  const { id } = getModel(modelId);
  return [...Map.groupBy(trainedBaselines(orm, id), recipeOf).values()].map((seeds) =>
    overSeeds(orm, seeds),
  );
}

function recipeOf({ spec: { dataset, model, training, versions } }: StoredRun): string {
  return canonicalize([dataset, model, training, versions ?? {}]) ?? '';
}

function overSeeds(orm: Orm, seeds: readonly StoredRun[]): TrainedModel {
  const [{ id, spec }] = seeds as readonly [StoredRun, ...StoredRun[]];
  // How large the layers are follows from the recipe, whatever the seed.
  const layers = findRunWithContext(orm, id)?.layers ?? [];
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  return {
    dataset: spec.dataset,
    model: spec.model,
    training: spec.training,
    accuracy: spread(known(seeds.map(({ accuracy }) => accuracy))),
    parameters: layers.reduce((sum, { parameters }) => sum + parameters, 0),
    macs: layers.reduce((sum, { macs }) => sum + macs, 0),
    layers: [...layers],
    trainingSeconds: spread(known(seeds.map(({ trainingSeconds }) => trainingSeconds))),
  };
}
