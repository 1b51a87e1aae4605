import type { TensorFlow } from '../tensorflow.ts';
import { tf } from '../tensorflow.ts';

/** A variable's values as plain data. */
export interface NamedValues {
  /** Layer and role, e.g. `hidden1/kernel`; the same in every process. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A variable of a model under its own name. The model owns and disposes it. */
export interface NamedVariable {
  readonly name: string;
  /** The name without the layer's. */
  readonly role: string;
  readonly layer: TensorFlow.layers.Layer;
  readonly trainable: boolean;
  readonly variable: TensorFlow.Variable;
}

/**
 * The variables of a model, layer by layer from input to output. Their names come from the layers,
 * since the names that tfjs gives count every model ever made in the process.
 */
export function namedVariables(model: TensorFlow.LayersModel): NamedVariable[] {
  return model.layers.flatMap((layer) =>
    layer.weights.map((weight) => {
      const role = roleOf(layer.name, weight.originalName);
      const variable = weight.read() as TensorFlow.Variable;
      return {
        name: `${layer.name}/${role}`,
        role,
        layer,
        trainable: weight.trainable,
        variable,
      };
    }),
  );
}

/**
 * What stands in tfjs's name behind the layer's own: `kernel`, and of what is inside another layer
 * its name too. Both directions of a bidirectional layer are called after the layer that it was made
 * from, which nobody need have named: they are just `forward` and `backward`.
 */
function roleOf(layer: string, originalName: string): string {
  const within = originalName.slice(originalName.startsWith(`${layer}/`) ? layer.length + 1 : 0);
  return within.replace(/^(forward|backward)_[^/]+(?=\/)/, '$1');
}

/** Copies of all variables' values. */
export function readVariables(model: TensorFlow.LayersModel): NamedValues[] {
  return namedVariables(model).map(({ name, variable }) => ({
    name,
    shape: variable.shape,
    values: variable.dataSync<'float32'>(),
  }));
}

/**
 * Gives every variable of the model its values.
 *
 * @throws Error when a variable is missing, left over, or of another shape: the values are another
 * model's.
 */
export function writeVariables(
  model: TensorFlow.LayersModel,
  entries: readonly NamedValues[],
): void {
  const variables = namedVariables(model);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const describe = (shape: readonly number[] | undefined): string =>
    shape === undefined ? 'absent' : `[${shape.join(', ')}]`;
  for (const { name, variable } of variables) {
    const entry = byName.get(name);
    if (describe(entry?.shape) !== describe(variable.shape)) {
      throw new Error(
        `The weights are another model's: ${name} is ${describe(entry?.shape)} there and ` +
          `${describe(variable.shape)} in the model.`,
      );
    }
    byName.delete(name);
  }
  const [extra] = byName.keys();
  if (extra !== undefined) {
    throw new Error(`The weights are another model's: the model has no variable ${extra}.`);
  }
  for (const entry of entries) {
    const target = variables.find(({ name }) => name === entry.name);
    tf.tidy(() => target?.variable.assign(tf.tensor(entry.values, [...entry.shape], 'float32')));
  }
}
