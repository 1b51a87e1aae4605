import { randomStream } from '../random.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { getLayerWeights } from './layers/registry.ts';
import { namedVariables, writeVariables, type NamedVariable } from './variables.ts';

/**
 * PyTorch's defaults, every variable from a random stream of its own, named after it. The table of
 * layers says what they are:
 *
 * - Fully connected and convolutional layers: weights and biases from U(-b, b) with
 *   b = 1 / sqrt(fan-in), the inputs of one unit.
 * - LSTM and GRU: the same with b = 1 / sqrt(units), and the bias as the sum of two.
 * - Normalisation: gamma 1, beta 0, and moving averages of 0 (mean) and 1 (variance).
 *
 * @throws UserError for a layer of a class that is not in the table.
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
  { name, role, layer, variable }: NamedVariable,
  shapes: ReadonlyMap<string, readonly number[]>,
  seed: number,
): Float32Array {
  const start = getLayerWeights(layer).initial(
    role,
    (other) => shapes.get(`${layer.name}/${other}`) ?? [],
  );
  const values = new Float32Array(variable.size);
  if ('constant' in start) return values.fill(start.constant);
  const random = randomStream(seed, 'initialisation', name);
  const draw = (): number => (2 * random.uniform() - 1) * start.bound;
  for (let index = 0; index < values.length; index++) {
    values[index] = start.draws === 2 ? draw() + draw() : draw();
  }
  return values;
}
