import type { Graph } from './graph.ts';

/** Nodes behind which axes lie as before. */
const KEEPS = new Set([
  'Add',
  'BatchNormalization',
  'Cast',
  'Clip',
  'Div',
  'Dropout',
  'Identity',
  'Mul',
  'Neg',
  'Pad',
  'Relu',
  'Sub',
]);

/** Nodes that want channels as axis 1. */
const CHANNELS_FIRST = new Set([
  'Conv',
  'MaxPool',
  'AveragePool',
  'GlobalAveragePool',
  'GlobalMaxPool',
]);

/** Nodes that want features as the last axis. */
const FEATURES_LAST = new Set(['MatMul', 'LayerNormalization', 'LSTM', 'GRU', 'RNN']);

/**
 * Which axis of the input is its channels, as the first node that cares about it has it. Of images
 * that nobody but a flatten reads it is the first behind the batch, as PyTorch has it.
 */
function channelAxis(graph: Graph): number {
  const rank = graph.input.shape.length;
  let name = graph.input.name;
  let axes = graph.input.shape.map((_, axis) => axis);
  for (const node of graph.nodes) {
    if (!node.inputs.includes(name)) continue;
    const { operator } = node;
    if (operator === 'Transpose') {
      const order = node.attributes.get('perm')?.ints.map(Number) ?? [];
      if (order.length !== rank) break;
      axes = order.map((axis) => axes[axis] ?? 0);
    } else if (CHANNELS_FIRST.has(operator)) return axes[1] ?? 1;
    else if (FEATURES_LAST.has(operator)) return axes.at(-1) ?? rank - 1;
    else if (!KEEPS.has(operator)) break;
    name = node.outputs[0] ?? '';
  }
  return rank === 4 ? 1 : rank - 1;
}

/**
 * For each axis of an example here the one of the original, both without the batch: channels become
 * the last, the others keep their order.
 */
export function inputAxes(graph: Graph): number[] {
  const channels = channelAxis(graph) - 1;
  const axes = graph.input.shape.slice(1).map((_, axis) => axis);
  if (channels < 0) return axes;
  return [...axes.filter((axis) => axis !== channels), channels];
}
