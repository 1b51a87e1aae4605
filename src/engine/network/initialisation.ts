import { randomStream } from '../random.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { namedVariables, writeVariables, type NamedVariable } from './variables.ts';

/**
 * PyTorch's defaults, every variable from a random stream of its own, named after it:
 *
 * - Fully connected and convolutional layers: weights and biases from U(-b, b) with
 *   b = 1 / sqrt(fan-in), the inputs of one unit. It is what `kaiming_uniform_(a = sqrt(5))` comes to
 *   (He et al., "Delving Deep into Rectifiers", 2015, with the gain of a leaky ReLU of slope
 *   sqrt(5)).
 * - LSTM and GRU: the same with b = 1 / sqrt(units). PyTorch adds two biases where tfjs has one: it
 *   is drawn as the sum of two.
 * - Batch norm: gamma 1, beta 0, and moving averages of 0 (mean) and 1 (variance).
 *
 * @throws Error for a variable that this scheme does not know.
 */
export function initialise(model: TensorFlow.LayersModel, seed: number): void {
  const variables = namedVariables(model);
  const shapes = new Map(variables.map(({ name, variable }) => [name, variable.shape]));
  const entries = variables.map((variable) => ({
    name: variable.name,
    shape: variable.variable.shape,
    values: initialValues(variable, shapes, seed),
  }));
  writeVariables(model, entries);
}

function initialValues(
  { name, layer, variable }: NamedVariable,
  shapes: ReadonlyMap<string, readonly number[]>,
  seed: number,
): Float32Array {
  const random = randomStream(seed, 'initialisation', name);
  const uniform = (bound: number): number => (2 * random.uniform() - 1) * bound;
  const fill = (value: () => number): Float32Array => {
    const values = new Float32Array(variable.size);
    for (let index = 0; index < values.length; index++) values[index] = value();
    return values;
  };

  const shapeOf = (role: string): readonly number[] => shapes.get(`${layer.name}/${role}`) ?? [];
  const role = name.slice(layer.name.length + 1);
  switch (layer.getClassName()) {
    case 'Dense':
    case 'Conv2D': {
      const fanIn = shapeOf('kernel')
        .slice(0, -1)
        .reduce((product, size) => product * size, 1);
      return fill(() => uniform(1 / Math.sqrt(fanIn)));
    }
    case 'LSTM':
    case 'GRU': {
      const bound = 1 / Math.sqrt(shapeOf('recurrent_kernel')[0] as number);
      return fill(() => (role === 'bias' ? uniform(bound) + uniform(bound) : uniform(bound)));
    }
    case 'BatchNormalization':
      return fill(() => (role === 'gamma' || role === 'moving_variance' ? 1 : 0));
    default:
      throw new Error(`No initialisation for ${name} of a ${layer.getClassName()} layer.`);
  }
}
