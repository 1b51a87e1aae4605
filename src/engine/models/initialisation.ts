import { randomStream } from '../random.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { namedVariables, writeVariables } from './variables.ts';

/**
 * PyTorch's default for fully connected layers: weights and biases from U(-b, b) with
 * b = 1 / sqrt(fan-in). It is what `kaiming_uniform_(a = sqrt(5))` comes to (He et al., "Delving
 * Deep into Rectifiers", 2015, with the gain of a leaky ReLU of slope sqrt(5)).
 *
 * Every variable has a random stream of its own, named after it.
 *
 * @throws Error for a variable that this scheme does not know.
 */
export function initialise(model: TensorFlow.LayersModel, seed: number): void {
  const variables = namedVariables(model);
  const entries = variables.map(({ name, layer, variable }) => {
    if (layer.getClassName() !== 'Dense') {
      throw new Error(`No initialisation for ${name} of a ${layer.getClassName()} layer.`);
    }
    const kernel = variables.find((other) => other.name === `${layer.name}/kernel`);
    const fanIn = kernel?.variable.shape[0] as number;
    const bound = 1 / Math.sqrt(fanIn);
    const random = randomStream(seed, 'initialisation', name);
    const values = Float32Array.from(
      { length: variable.size },
      () => (2 * random.uniform() - 1) * bound,
    );
    return { name, shape: variable.shape, values };
  });
  writeVariables(model, entries);
}
