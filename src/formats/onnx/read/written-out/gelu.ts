import type { GraphNode } from '../graph.ts';
import { otherInput, type GraphSearch } from './graph-search.ts';
import type { WrittenOut } from './registry.ts';

/** x / 2 * (1 + erf(x / sqrt(2))), its three factors in any order. */
export const gelu: WrittenOut = {
  key: 'Erf',
  find(erf, graph) {
    const x = graph.scaled(erf.inputs[0], Math.SQRT1_2);
    const sum = graph.onlyReader(erf);
    if (x === undefined || sum?.operator !== 'Add') return undefined;
    if (!graph.isNumber(otherInput(sum, erf), 1)) return undefined;
    const product = graph.onlyReader(sum);
    const last = product && lastProduct(graph, product, sum, x);
    return last && { last, operator: 'Gelu', inputs: [x] };
  },
};

function lastProduct(
  graph: GraphSearch,
  product: GraphNode,
  sum: GraphNode,
  x: string,
): GraphNode | undefined {
  if (product.operator !== 'Mul') return undefined;
  const other = otherInput(product, sum);
  if (other !== undefined && graph.scaled(other, 0.5) === x) return product;
  const next = graph.onlyReader(product);
  if (next === undefined) return undefined;
  if (other === x)
    return graph.scaled(next.outputs[0], 0.5) === product.outputs[0] ? next : undefined;
  if (!graph.isNumber(other, 0.5)) return undefined;
  return next.operator === 'Mul' && otherInput(next, product) === x ? next : undefined;
}
