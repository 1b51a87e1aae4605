import { tf, type TensorFlow } from '../tensorflow.ts';
import { namedVariables } from '../network/variables.ts';

/**
 * A model without hidden layer for arithmetic by hand: `inputs` pixels of one row to logits, its
 * matrix `[inputs, classes]` as given and its biases zero.
 */
export function linearModel(kernel: readonly (readonly number[])[]): TensorFlow.LayersModel {
  const input = tf.input({ shape: [1, kernel.length, 1], name: 'image' });
  const flat = tf.layers.flatten({ name: 'flatten' }).apply(input);
  const layer = tf.layers.dense({ units: kernel[0]?.length ?? 0, name: 'output' });
  const model = tf.model({ inputs: input, outputs: layer.apply(flat) as typeof input });
  const [variable] = namedVariables(model);
  tf.tidy(() => variable?.variable.assign(tf.tensor2d(kernel.map((row) => [...row]))));
  return model;
}

/** The current values of a model's variable, by its name. */
export function valuesOf(model: TensorFlow.LayersModel, name: string): number[] {
  const found = namedVariables(model).find((variable) => variable.name === name);
  return [...(found?.variable.dataSync() ?? [])];
}
