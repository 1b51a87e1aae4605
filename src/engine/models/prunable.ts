import type { UnitLayer, WeightTensor } from '../pruning/weights.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { namedVariables, type NamedVariable } from './variables.ts';

/** Layers that hand units on one to one, so that a unit's rows are found behind them. */
const PASS_THROUGH = new Set(['Activation', 'Dropout', 'ReLU']);

/**
 * The weight matrices that strategies may prune, from input to output: kernels of fully connected
 * layers. Biases are never pruned.
 */
export function prunableVariables(model: TensorFlow.LayersModel): NamedVariable[] {
  return namedVariables(model).filter(
    ({ name, layer }) => layer.getClassName() === 'Dense' && name === kernelOf(layer),
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
 * The hidden layers whose units can be removed as a whole, from input to output: those read by
 * fully connected layers alone. The output layer is not among them.
 */
export function unitLayers(model: TensorFlow.LayersModel): UnitLayer[] {
  const outputs = new Set(model.outputLayers);
  return prunableVariables(model).flatMap(({ name, layer, variable }) => {
    const found = readersOf(layer, outputs);
    if (found === null) return [];
    return {
      layer: found.activation.name,
      units: variable.shape.at(-1) as number,
      producer: name,
      consumers: found.readers.map((reader) => ({
        name: kernelOf(reader),
        rowsOf: (unit: number) => [unit],
      })),
    };
  });
}

/**
 * The layer that gives the units' final activation, and those that read it; null when something
 * reads the units that is not known to take them one by one.
 */
function readersOf(
  layer: TensorFlow.layers.Layer,
  outputs: ReadonlySet<TensorFlow.layers.Layer>,
): { activation: TensorFlow.layers.Layer; readers: TensorFlow.layers.Layer[] } | null {
  if (outputs.has(layer)) return null;
  const next = layer.outboundNodes.map((node) => node.outboundLayer);
  const [only] = next;
  if (next.length === 1 && only !== undefined && PASS_THROUGH.has(only.getClassName())) {
    return readersOf(only, outputs);
  }
  return next.every((reader) => reader.getClassName() === 'Dense')
    ? { activation: layer, readers: next }
    : null;
}

function kernelOf(layer: TensorFlow.layers.Layer): string {
  return `${layer.name}/kernel`;
}
