import { create } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as Type,
  AttributeProtoSchema,
  type AttributeProto,
} from 'onnx-buf';
import type { GraphNode } from '../graph.ts';
import { otherInput, type GraphSearch } from './graph-search.ts';
import type { WrittenOut } from './registry.ts';

/**
 * (x - mean) / sqrt(variance + epsilon) * scale + offset, means over the last axes: before version 17 of
 * ONNX's operators it stands like this.
 */
export const layerNorm: WrittenOut = {
  key: 'Sqrt',
  find(root, graph) {
    const sum = graph.maker(root.inputs[0], 'Add');
    const quotient = graph.onlyReader(root);
    if (
      sum === undefined ||
      quotient?.operator !== 'Div' ||
      quotient.inputs[1] !== root.outputs[0]
    ) {
      return undefined;
    }
    const [first, second] = sum.inputs;
    const epsilon = graph.number(second) ?? graph.number(first);
    const variance = graph.maker(first, 'ReduceMean') ?? graph.maker(second, 'ReduceMean');
    const centred = graph.maker(quotient.inputs[0], 'Sub');
    const mean = graph.maker(centred?.inputs[1], 'ReduceMean');
    const [x] = centred?.inputs ?? [];
    if (epsilon === undefined || !variance || !centred || !mean || mean.inputs[0] !== x) {
      return undefined;
    }
    const axis = firstOfLast(mean);
    if (!isSquare(graph, variance.inputs[0], centred) || axis === undefined) return undefined;
    if (axis !== firstOfLast(variance)) return undefined;
    const scaled = graph.onlyReader(quotient);
    const shifted = scaled && graph.onlyReader(scaled);
    if (scaled?.operator !== 'Mul' || shifted?.operator !== 'Add') return undefined;
    const [scale, offset] = [otherInput(scaled, quotient), otherInput(shifted, scaled)];
    if (scale === undefined || offset === undefined) return undefined;
    const attributes = new Map([
      ['axis', attribute({ name: 'axis', type: Type.INT, i: BigInt(axis) })],
      ['epsilon', attribute({ name: 'epsilon', type: Type.FLOAT, f: epsilon })],
    ]);
    return {
      last: shifted,
      operator: 'LayerNormalization',
      inputs: [x as string, scale, offset],
      attributes,
    };
  },
};

/** The first of the last axes that are reduced, counted from the end; undefined where it is otherwise. */
function firstOfLast({ attributes, inputs }: GraphNode): number | undefined {
  const axes = attributes.get('axes')?.ints.map(Number) ?? [];
  const keeps = Number(attributes.get('keepdims')?.i ?? 1n) === 1;
  const sorted = axes.toSorted((one, other) => other - one);
  const isLast = sorted.every((axis, index) => axis === -1 - index);
  return keeps && isLast && sorted.length > 0 && inputs.length === 1 ? sorted.at(-1) : undefined;
}

function isSquare(graph: GraphSearch, name: string | undefined, of: GraphNode): boolean {
  const [own] = of.outputs;
  const power = graph.maker(name, 'Pow');
  if (power) return power.inputs[0] === own && graph.number(power.inputs[1]) === 2;
  const product = graph.maker(name, 'Mul');
  return product?.inputs.length === 2 && product.inputs.every((input) => input === own);
}

function attribute(fields: Partial<AttributeProto>): AttributeProto {
  return create(AttributeProtoSchema, fields as never);
}
