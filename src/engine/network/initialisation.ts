import type { Training } from '../../contract/experiment.ts';
import { randomStream, type RandomStream } from '../random.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { getLayerWeights } from './layers/registry.ts';
import { namedVariables, writeVariables, type NamedVariable } from './variables.ts';

/** How weights are drawn; undefined for PyTorch's defaults. */
export type Initialisation = Training['initialisation'];

/**
 * Draws every variable from a random stream of its own, named after it. By default as PyTorch does; the
 * table of layers says what they are:
 *
 * - Fully connected and convolutional layers: weights and biases from U(-b, b) with
 *   b = 1 / sqrt(fan-in), the inputs of one unit: what `kaiming_uniform_(a = sqrt(5))` comes to.
 * - LSTM and GRU: the same with b = 1 / sqrt(units), and the bias as the sum of two.
 * - Embeddings: from N(0, 1).
 * - Constants of a network (channel scales) stay as they are.
 * - Normalisation: gamma 1, beta 0, and moving averages of 0 (mean) and 1 (variance).
 *
 * `he-normal` draws the weights of fully connected and convolutional layers from N(0, 2 / fan-in), not
 * truncated, with biases of 0 (He et al., "Delving Deep into Rectifiers", ICCV 2015). The rest, which
 * that was not derived for, stays as it is.
 *
 * @throws UserError for a layer of a class that is not in the table.
 */
export function initialise(
  model: TensorFlow.LayersModel,
  seed: number,
  initialisation?: Initialisation,
): void {
  const variables = namedVariables(model);
  const shapes = new Map(variables.map(({ name, variable }) => [name, variable.shape]));
  const entries = variables.map((variable) => {
    const random = randomStream(seed, 'initialisation', variable.name);
    const draw = drawing(variable, shapes, initialisation, random);
    return {
      name: variable.name,
      shape: variable.variable.shape,
      values: Float32Array.from({ length: variable.variable.size }, draw),
    };
  });
  writeVariables(model, entries);
}

/** What gives the values of a variable, one after another. */
function drawing(
  { role, layer, variable }: NamedVariable,
  shapes: ReadonlyMap<string, readonly number[]>,
  initialisation: Initialisation,
  random: RandomStream,
): () => number {
  const { initial, matrices } = getLayerWeights(layer);
  const start = initial(role, (other) => shapes.get(`${layer.name}/${other}`) ?? []);
  if (start === 'kept') return nextOf(variable.dataSync<'float32'>());
  const uniform = (bound: number) => () => (2 * random.uniform() - 1) * bound;
  if ('constant' in start) return () => start.constant;
  if ('fanIn' in start) {
    if (initialisation === undefined) return uniform(1 / Math.sqrt(start.fanIn));
    if (!matrices.includes(role)) return () => 0;
    const deviation = Math.sqrt(2 / start.fanIn);
    return () => deviation * normal(random);
  }
  if ('deviation' in start) return () => start.deviation * normal(random);
  const draw = uniform(start.bound);
  return start.draws === 2 ? () => draw() + draw() : draw;
}

function nextOf(values: Float32Array): () => number {
  let next = 0;
  return () => values[next++] as number;
}

/** From N(0, 1), by Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958. */
function normal(random: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}
