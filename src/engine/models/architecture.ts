import type { Choice } from '../../contract/experiment.ts';
import { parametersOf } from '../choice.ts';
import type { ImageFormat } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { ModelDefinition } from './model.ts';
import { getModel } from './registry.ts';

/** A model of the zoo with its parameters, for data of one format; nothing is built yet. */
export interface Architecture {
  /** Of the model's definition, after defaults. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many prunable weights it has. */
  readonly prunable: number;
  /** The same for equal architectures, and only for those. */
  readonly key: string;
  /** The caller initialises and disposes it. */
  build(): TensorFlow.LayersModel;
  /** The same with every hidden width times `factor`, each at least 1. */
  scaled(factor: number): Architecture;
}

/** @throws UserError when there is no such model. */
export function architectureOf(choice: Choice, format: ImageFormat): Architecture {
  const definition = getModel(choice.id);
  return withParameters(definition, parametersOf(choice, definition), format);
}

function withParameters(
  definition: ModelDefinition,
  parameters: Record<string, unknown>,
  format: ImageFormat,
): Architecture {
  return {
    parameters,
    prunable: definition.countPrunable(parameters, format),
    key: JSON.stringify([definition.id, parameters, format]),
    build: () => definition.build(parameters, format),
    scaled: (factor) => withParameters(definition, definition.scaled(parameters, factor), format),
  };
}
