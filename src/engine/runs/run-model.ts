import type { RunSpec } from '../../contract/run.ts';
import { parametersOf } from '../choice.ts';
import type { ImageFormat } from '../datasets/dataset.ts';
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
  /** The caller initialises and disposes it. */
  build(): TensorFlow.LayersModel;
}

/** The model that a run trains, or prunes; derived from the document and the level alone. */
export function runModel(spec: RunSpec): RunModel {
  const { format } = getDataset(spec.dataset.id);
  const definition = getModel(spec.model.id);
  const dense = parametersOf(spec.model, definition);
  const own = ownParameters(spec, definition, dense, format);
  return {
    densePrunable: definition.countPrunable(dense, format),
    prunable: definition.countPrunable(own, format),
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
