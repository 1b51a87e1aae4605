import type { UnitLayer, WeightTensor } from './weights.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { namedVariables, type NamedVariable } from './variables.ts';

type Layer = TensorFlow.layers.Layer;

/** The weight matrices of one class of layer. */
interface MatrixLayout {
  readonly roles: readonly string[];
  /** Columns that one unit has in each of them: an LSTM's has one per gate. */
  readonly columnsPerUnit: number;
}

const LAYOUTS: Readonly<Record<string, MatrixLayout>> = {
  Dense: { roles: ['kernel'], columnsPerUnit: 1 },
  Conv2D: { roles: ['kernel'], columnsPerUnit: 1 },
  LSTM: { roles: ['kernel', 'recurrent_kernel'], columnsPerUnit: 4 },
  GRU: { roles: ['kernel', 'recurrent_kernel'], columnsPerUnit: 3 },
};

/** Layers that make a new figure of each unit's own. */
const NON_LINEARITIES: ReadonlySet<string> = new Set(['Activation', 'ReLU']);

/**
 * Layers that hand units on one to one, or as one figure per position, the units last. What reads
 * them behind these reads them in blocks: one row per unit, as many blocks as positions.
 */
const PASS_THROUGH: ReadonlySet<string> = new Set([
  ...NON_LINEARITIES,
  'AveragePooling2D',
  'BatchNormalization',
  'Dropout',
  'Flatten',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling2D',
  'MaxPooling2D',
]);

/**
 * The weight matrices that strategies may prune, from input to output: kernels of fully connected,
 * convolutional and recurrent layers, and the recurrent kernels. Biases and the parameters of batch
 * norm are never pruned.
 */
export function prunableVariables(model: TensorFlow.LayersModel): NamedVariable[] {
  return namedVariables(model).filter(({ name, layer }) =>
    LAYOUTS[layer.getClassName()]?.roles.some((role) => name === `${layer.name}/${role}`),
  );
}

/** Copies of the prunable weight matrices. */
export function readPrunable(model: TensorFlow.LayersModel): WeightTensor[] {
  return prunableVariables(model).map(({ name, variable }) => ({
    name,
    shape: variable.shape,
    values: variable.dataSync<'float32'>(),
  }));
}

/**
 * The layers whose units (or channels) can be removed one by one, from input to output: those that
 * only fully connected, convolutional and recurrent layers read. Not among them are the output
 * layer, and what is added to something else: the channels of a residual stream belong to all the
 * blocks along it, so that of a residual net only the channels inside the blocks are offered.
 */
export function unitLayers(model: TensorFlow.LayersModel): UnitLayer[] {
  const matrices = prunableVariables(model);
  const outputs = new Set(model.outputLayers);
  return model.layers.flatMap((layer): UnitLayer | [] => {
    const layout = LAYOUTS[layer.getClassName()];
    const found = layout && readersOf(layer, outputs);
    if (!found) return [];
    const producers = matrices.filter((matrix) => matrix.layer === layer);
    const units = widthOf(producers[0] as NamedVariable) / layout.columnsPerUnit;
    const reads = ({ name, layer: reader }: NamedVariable): boolean =>
      (reader === layer && name === `${layer.name}/recurrent_kernel`) ||
      (found.readers.has(reader) && name === `${reader.name}/kernel`);
    return {
      layer: found.activation.name,
      units,
      producers: producers.map((matrix) => ({
        name: matrix.name,
        columnsOf: everyBlock(units, widthOf(matrix)),
      })),
      consumers: matrices.filter(reads).map((matrix) => ({
        name: matrix.name,
        rowsOf: everyBlock(units, matrix.variable.size / widthOf(matrix)),
      })),
      vectors: namedVariables(model)
        .filter(({ layer: owner, variable }) => found.along.has(owner) && variable.rank === 1)
        .map(({ name, variable }) => ({ name, entriesOf: everyBlock(units, variable.size) })),
    };
  });
}

/** The indices of a unit where `length` rows or columns are blocks of all the units. */
function everyBlock(units: number, length: number): (unit: number) => number[] {
  return (unit) => Array.from({ length: length / units }, (_, block) => block * units + unit);
}

function widthOf({ variable }: NamedVariable): number {
  return variable.shape.at(-1) as number;
}

/** Who reads a layer's units, and where they can be watched. */
interface Readers {
  /** The last non-linearity on the way to the readers; where there is none, the layer itself. */
  readonly activation: Layer;
  readonly readers: ReadonlySet<Layer>;
  /** The layer itself and those that hand its units on. */
  readonly along: ReadonlySet<Layer>;
}

/** Null when something reads the units that is not known to take them one by one. */
function readersOf(
  layer: Layer,
  outputs: ReadonlySet<Layer>,
  activation: Layer = layer,
  before: readonly Layer[] = [],
): Readers | null {
  if (outputs.has(layer)) return null;
  const along = [...before, layer];
  const next = layer.outboundNodes.map((node) => node.outboundLayer);
  const [only] = next;
  if (next.length === 1 && only !== undefined && PASS_THROUGH.has(only.getClassName())) {
    const changes = NON_LINEARITIES.has(only.getClassName());
    return readersOf(only, outputs, changes ? only : activation, along);
  }
  const takesOneByOne = layer.outboundNodes.every(
    ({ outboundLayer, inboundLayers }) =>
      inboundLayers.length === 1 && outboundLayer.getClassName() in LAYOUTS,
  );
  return takesOneByOne ? { activation, readers: new Set(next), along: new Set(along) } : null;
}
