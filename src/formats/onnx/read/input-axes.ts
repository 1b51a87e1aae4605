import type { Graph, GraphNode } from './graph.ts';

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
  /** Values that are the input, as far as axes go: for each of their axes which one it was. */
  const axesOf = new Map([[graph.input.name, graph.input.shape.map((_, axis) => axis)]]);
  for (const node of graph.nodes) {
    const axes = node.inputs.map((name) => axesOf.get(name)).find((found) => found !== undefined);
    if (axes === undefined) continue;
    if (CHANNELS_FIRST.has(node.operator)) return axes[1] ?? 1;
    if (FEATURES_LAST.has(node.operator)) return axes.at(-1) ?? rank - 1;
    const behind = axesBehind(graph, node, axes);
    if (behind !== undefined) axesOf.set(node.outputs[0] ?? '', behind);
  }
  return rank === 4 ? 1 : rank - 1;
}

/** How axes lie behind a node; undefined where they are no longer those of the input. */
function axesBehind(graph: Graph, node: GraphNode, axes: number[]): number[] | undefined {
  if (KEEPS.has(node.operator)) return axes;
  if (node.operator === 'Reshape') return axesReshaped(graph, node, axes);
  if (node.operator !== 'Transpose') return undefined;
  const order = node.attributes.get('perm')?.ints.map(Number) ?? [];
  return order.length === axes.length ? order.map((axis) => axes[axis] ?? 0) : undefined;
}

/** Images of one channel are turned so that only the axis of size 1 stands elsewhere. */
function axesReshaped(graph: Graph, node: GraphNode, axes: number[]): number[] | undefined {
  const target = graph.initialisers.get(node.inputs[1] ?? '')?.read() ?? [];
  const [batch = 0, ...own] = axes;
  const isLong = (axis: number) => graph.input.shape[axis] !== 1;
  const [long, short] = [own.filter(isLong), own.filter((axis) => !isLong(axis))];
  const behind = Array.from(target.slice(1), (size) => (size === 1 ? short : long).shift());
  const isSame = behind.every((axis, place) => graph.input.shape[axis ?? -1] === target[place + 1]);
  const isAll = long.length + short.length === 0 && behind.length === own.length;
  return isSame && isAll ? [batch, ...(behind as number[])] : undefined;
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
