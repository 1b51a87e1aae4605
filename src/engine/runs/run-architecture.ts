import type { RunSpec } from '../../contract/run.ts';
import { parametersOf } from '../choice.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import { getDataset } from '../datasets/registry.ts';
import { architectureOf, type Architecture } from '../models/architecture.ts';
import { getStrategy } from '../strategies/registry.ts';

/** With what architecture a run begins: the document's, or another that its strategy makes of it. */
export interface RunArchitecture {
  readonly dense: Architecture;
  readonly own: Architecture;
}

/**
 * @throws UserError when the data set is not there, whose examples decide what the model takes in, or an
 * imported network is not.
 */
export async function runArchitecture(
  { dataset: data, model, pruning }: RunSpec,
  places: DataPlaces = {},
): Promise<RunArchitecture> {
  const dataset = getDataset(data.id);
  const { format } = dataset.describe(parametersOf(data, dataset), places);
  const dense = await architectureOf(model, format, places);
  if (pruning === null) return { dense, own: dense };
  const strategy = getStrategy(pruning.strategy.id);
  if (strategy.kind !== 'rebuild') return { dense, own: dense };
  const parameters = parametersOf(pruning.strategy, strategy);
  return { dense, own: strategy.rebuild(dense, pruning.level, parameters) };
}
