import { activated } from './activations.ts';
import type { LayerWriter } from './call.ts';
import { pickedRows } from './permuted.ts';
import { channelsLast, type Value } from './value.ts';

/**
 * Fully connected: `kernel` `[in, out]` as it is, but for its rows behind a flattened map, which follow
 * the entries as they lie in the file.
 */
export const dense: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const { shape, values } = call.get('kernel');
  const bias = call.find('bias');
  const [, units] = shape as [number, number];
  const rank = input.shape.length;
  // What is multiplied has to stand last; whatever stands before may lie in any order.
  const value = input.order.at(-1) === rank ? input : graph.inOrder(input, channelsLast(rank));
  const kernel = graph.floats(`${name}/kernel`, shape, pickedRows(values, units, value.entries));
  const offset = bias ? [graph.floats(`${name}/bias`, [units], bias.values)] : [];
  const given = [...value.shape.slice(0, -1), units];
  const output: Value = { name: '', shape: given, order: value.order };
  if (rank === 1) {
    const inputs = [value.name, kernel, ...offset];
    return activated(call, { ...output, name: graph.add({ op: 'Gemm', inputs, name }) });
  }
  const times = graph.add({ op: 'MatMul', inputs: [value.name, kernel], name });
  if (offset.length === 0) return activated(call, { ...output, name: times });
  const sum = graph.add({ op: 'Add', inputs: [times, ...offset], name: `${name}/add` });
  return activated(call, { ...output, name: sum });
};
