import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { registeredVariables } from './recording.ts';

interface VariableMaker {
  makeVariable(
    initialValue: TensorFlow.Tensor,
    trainable?: boolean,
    name?: string,
    dtype?: TensorFlow.DataType,
  ): TensorFlow.Variable;
}

/**
 * Runs `work`, then gives every variable back the value it had before. Variables that `work`
 * creates (an optimizer's slots) go back to the value they were created with.
 */
export function withVariablesRestored<T>(work: () => T): T {
  const engine = tf.engine() as unknown as VariableMaker;
  const { makeVariable } = engine;
  const before = new Map<TensorFlow.Variable, TensorFlow.Tensor>();
  for (const variable of registeredVariables()) before.set(variable, tf.clone(variable));
  engine.makeVariable = (initialValue, ...rest) => {
    const variable = makeVariable.call(engine, initialValue, ...rest);
    before.set(variable, tf.keep(tf.clone(initialValue)));
    return variable;
  };
  try {
    return work();
  } finally {
    engine.makeVariable = makeVariable;
    for (const [variable, value] of before) {
      variable.assign(value);
      value.dispose();
    }
  }
}
