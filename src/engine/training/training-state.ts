import { namedVariables, type NamedValues } from '../network/variables.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { StatefulOptimizer } from './optimizer.ts';

/** A variable that training changes. */
export interface StateVariable {
  /** The same in every process, e.g. `variable/hidden1/kernel`, `slot-0/hidden1/kernel`, `power-1`. */
  readonly name: string;
  readonly variable: TensorFlow.Variable;
}

/**
 * What a training carries from step to step in variables, in a fixed order: the model's, those of batch
 * norm included, the optimizer's slots, and its powers. They stay their owners'.
 */
export function trainingState(
  model: TensorFlow.LayersModel,
  optimizer: Pick<StatefulOptimizer, 'slotsOf' | 'powers'>,
): StateVariable[] {
  return [
    ...namedVariables(model).flatMap(({ name, variable }) => [
      { name: `variable/${name}`, variable },
      ...optimizer
        .slotsOf(variable)
        .map((slot, index) => ({ name: `slot-${index}/${name}`, variable: slot })),
    ]),
    ...optimizer.powers.map((power, index) => ({ name: `power-${index}`, variable: power })),
  ];
}

/** The values of a state, sorted by name. */
export function readState(state: readonly StateVariable[]): NamedValues[] {
  return state
    .map(({ name, variable }) => ({
      name,
      shape: variable.shape,
      values: variable.dataSync<'float32'>(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Gives every variable of a state its value.
 *
 * @throws Error before anything is assigned, where the values are not those of this state: they are of
 * another model or optimizer.
 */
export function writeState(state: readonly StateVariable[], values: readonly NamedValues[]): void {
  const byName = new Map(values.map((entry) => [entry.name, entry]));
  const pairs = state.map(({ name, variable }) => {
    const entry = byName.get(name);
    const found = entry === undefined ? 'absent' : `[${entry.shape.join(', ')}]`;
    if (entry === undefined || found !== `[${variable.shape.join(', ')}]`) {
      throw new Error(
        `The state is another training's: ${name} is ${found} there, and ` +
          `[${variable.shape.join(', ')}] here.`,
      );
    }
    byName.delete(name);
    return { variable, entry };
  });
  const [extra] = byName.keys();
  if (extra !== undefined) {
    throw new Error(`The state is another training's: there is no ${extra} here.`);
  }
  tf.tidy(() => {
    for (const { variable, entry } of pairs) {
      variable.assign(tf.tensor(entry.values, [...entry.shape], 'float32'));
    }
  });
}
