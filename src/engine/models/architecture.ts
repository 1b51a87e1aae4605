import type { Choice } from '../../contract/experiment.ts';
import { parametersOf } from '../choice.ts';
import type { DataPlaces, ExampleFormat } from '../datasets/dataset.ts';
import type { NamedValues } from '../network/variables.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { ModelDefinition } from './model.ts';
import { getModel } from './registry.ts';

/** A model with its parameters, for data of one format; it need not have been built yet. */
export interface Architecture {
  /** Of the model's definition, after defaults. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many prunable weights it has. */
  readonly prunable: number;
  /** The same for equal architectures, and only for those. */
  readonly key: string;
  /** Reads the weights that its dense baseline starts from; null where these are drawn. */
  readonly trained: (() => Promise<readonly NamedValues[]>) | null;
  /** The caller initialises and disposes it. */
  build(): Promise<TensorFlow.LayersModel>;
  /** The same with every hidden width times `factor`, each at least 1, its weights to be drawn. */
  scaled(factor: number): Architecture;
}

/**
 * @param places where imported networks lie.
 * @throws UserError when there is no such model, or it is stored and does not take these examples.
 */
export function architectureOf(
  choice: Choice,
  format: ExampleFormat,
  places: DataPlaces = {},
): Promise<Architecture> {
  const definition = getModel(choice.id);
  const parameters = parametersOf(choice, definition);
  if ('architecture' in definition) return definition.architecture(parameters, format, places);
  return Promise.resolve(withParameters(definition, parameters, format));
}

function withParameters(
  definition: ModelDefinition,
  parameters: Record<string, unknown>,
  format: ExampleFormat,
): Architecture {
  return {
    parameters,
    prunable: definition.countPrunable(parameters, format),
    key: JSON.stringify([definition.id, parameters, format]),
    trained: null,
    build: () => Promise.resolve(definition.build(parameters, format)),
    scaled: (factor) => withParameters(definition, definition.scaled(parameters, factor), format),
  };
}
