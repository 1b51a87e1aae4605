import type { GivenGraph, GivenLayer } from './own-network.ts';

const ACTIVATIONS = new Set(['relu', 'relu6', 'sigmoid', 'hard_sigmoid', 'softmax', 'softplus']);
const CLASSES = new Set(['ReLU', 'HardSigmoid', 'Softmax']);
/** What makes no negative number of others. */
const PASSING =
  /^(MaxPooling|AveragePooling|MeanPooling|GlobalMaxPooling|GlobalAveragePooling|ZeroPadding|Cropping|UpSampling)\dD$|^(Dropout|Flatten|Reshape|Permute|Concatenate|Add|Multiply|Average|Maximum|Minimum)$/;

/** Whether no output of a layer can be negative, as far as the layers before it tell. */
export function nonNegative(name: string, graph: GivenGraph): boolean {
  const byName = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const known = new Map<string, boolean>();
  // Each layer stands behind those that it reads.
  for (const layer of graph.layers) known.set(layer.name, isNonNegative(layer, known));
  return byName.has(name) && known.get(name) === true;
}

function isNonNegative(layer: GivenLayer, known: ReadonlyMap<string, boolean>): boolean {
  const { className, config, inputs } = layer;
  const isRecurrent = /^(LSTM|GRU|SimpleRNN)/.test(className);
  if (CLASSES.has(className)) return true;
  if (!isRecurrent && ACTIVATIONS.has(String(config['activation']))) return true;
  if (className === 'Clip') return Number(config['min_value']) >= 0;
  return PASSING.test(className) && inputs.every((source) => known.get(source) === true);
}
