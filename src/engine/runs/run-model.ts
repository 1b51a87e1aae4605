import type { RunSpec } from '../../contract/run.ts';
import { parametersOf } from '../choice.ts';
import type { DataPlaces, ImageFormat } from '../datasets/dataset.ts';
import { getDataset } from '../datasets/registry.ts';
import type { ModelDefinition } from '../models/model.ts';
import { getModel } from '../models/registry.ts';
import { smallerAtSparsity } from '../models/smaller.ts';
import { getStrategy } from '../strategies/registry.ts';
import type { TensorFlow } from '../tensorflow.ts';

/** The architecture of a run: the document's, or a smaller one for strategies that train one. */
export interface RunModel {
  /** Prunable weights of the document's model. */
  readonly densePrunable: number;
  /** Prunable weights of the model of this run. */
  readonly prunable: number;
  /** The same for runs of the same architecture, and only for those. */
  readonly key: string;
  /** The caller initialises and disposes it. */
  build(): TensorFlow.LayersModel;
}

/**
 * The model that a run trains, or prunes; derived from the document, the shape of its images and the
 * level alone.
 *
 * @throws UserError when the data set is not there.
 */
export function runModel(spec: RunSpec, places: DataPlaces = {}): RunModel {
  const dataset = getDataset(spec.dataset.id);
  const { format } = dataset.describe(parametersOf(spec.dataset, dataset), places);
  const definition = getModel(spec.model.id);
  const dense = parametersOf(spec.model, definition);
  const own = ownParameters(spec, definition, dense, format);
  return {
    densePrunable: definition.countPrunable(dense, format),
    prunable: definition.countPrunable(own, format),
    key: JSON.stringify([spec.model.id, own, format]),
    build: () => definition.build(own, format),
  };
}

function ownParameters(
  { pruning }: RunSpec,
  definition: ModelDefinition,
  dense: Record<string, unknown>,
  format: ImageFormat,
): Record<string, unknown> {
  if (pruning === null || getStrategy(pruning.strategy.id).kind !== 'architecture') return dense;
  return smallerAtSparsity(definition, dense, format, pruning.level);
}
