import { create } from '@bufbuild/protobuf';
import { AttributeProto_AttributeType, AttributeProtoSchema } from 'onnx-buf';
import type { GraphNode } from '../graph.ts';
import { otherInput, type GraphSearch } from './graph-search.ts';
import type { WrittenOut } from './registry.ts';

/** x / 2 * (1 + erf(x / sqrt(2))), its three factors in any order. */
export const gelu: WrittenOut = {
  key: 'Erf',
  find(erf, graph) {
    const x = graph.scaled(erf.inputs[0], Math.SQRT1_2);
    const last = x === undefined ? undefined : lastOf(graph, erf, x);
    return last && x !== undefined ? { last, operator: 'Gelu', inputs: [x] } : undefined;
  },
};

/** x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))), likewise: the approximation. */
export const tanhGelu: WrittenOut = {
  key: 'Tanh',
  find(tanh, graph) {
    const inside = graph.maker(graph.scaled(tanh.inputs[0], Math.sqrt(2 / Math.PI)), 'Add');
    const x = inside?.inputs.find((name) =>
      isCube(
        graph,
        graph.scaled(
          inside.inputs.find((other) => other !== name),
          0.044_715,
        ),
        name,
      ),
    );
    const last = x === undefined ? undefined : lastOf(graph, tanh, x);
    if (last === undefined || x === undefined) return undefined;
    return { last, operator: 'Gelu', inputs: [x], attributes: new Map([['approximate', TANH]]) };
  },
};

const TANH = create(AttributeProtoSchema, {
  name: 'approximate',
  type: AttributeProto_AttributeType.STRING,
  s: new TextEncoder().encode('tanh'),
});

/** Whether it is x^3, or x * (x * x). */
function isCube(graph: GraphSearch, name: string | undefined, x: string): boolean {
  const [base, exponent] = graph.maker(name, 'Pow')?.inputs ?? [];
  if (base !== undefined) return base === x && graph.isNumber(exponent, 3);
  const product = graph.maker(name, 'Mul');
  const square = graph.maker(
    product?.inputs.find((factor) => factor !== x),
    'Mul',
  );
  return (
    product?.inputs.includes(x) === true && square?.inputs.every((factor) => factor === x) === true
  );
}

/** Where x / 2 * (1 + f) ends, f being what this node makes. */
function lastOf(graph: GraphSearch, node: GraphNode, x: string): GraphNode | undefined {
  const sum = graph.onlyReader(node);
  if (sum?.operator !== 'Add' || !graph.isNumber(otherInput(sum, node), 1)) return undefined;
  const product = graph.onlyReader(sum);
  return product && lastProduct(graph, product, sum, x);
}

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
