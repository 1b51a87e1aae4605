import type { AttributeProto } from 'onnx-buf';
import type { Constant } from '../constant.ts';
import type { GraphNode } from '../graph.ts';
import type { ModelFiles } from '../model-files.ts';
import { softplus, softsign } from './activations.ts';
import { gelu, tanhGelu } from './gelu.ts';
import { GraphSearch } from './graph-search.ts';
import { layerNorm } from './layer-norm.ts';

/** One operator that exporters write out as several, and how it is recognised. */
export interface WrittenOut {
  /** An operator that stands among its nodes, and hardly anywhere else. */
  readonly key: string;
  /** What the nodes around this one are together; undefined where they are something else. */
  find(node: GraphNode, graph: GraphSearch): Found | undefined;
}

/** What several nodes are together. */
interface Found {
  /** The node whose output it has. */
  readonly last: GraphNode;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly attributes?: ReadonlyMap<string, AttributeProto>;
}

const known: readonly WrittenOut[] = [gelu, tanhGelu, softplus, softsign, layerNorm];

/**
 * The nodes with one in place of several where these write out an operator that is taken whole. The
 * others are read by nobody then.
 */
export function withWholeOperators(
  nodes: readonly GraphNode[],
  initialisers: ReadonlyMap<string, Constant>,
  files: ModelFiles,
): readonly GraphNode[] {
  const graph = new GraphSearch(nodes, initialisers, files);
  const found = new Map<GraphNode, GraphNode>();
  for (const node of nodes) {
    for (const { key, find } of known) {
      const whole = node.operator === key ? find(node, graph) : undefined;
      if (whole === undefined) continue;
      const { last, operator, inputs, attributes = new Map() } = whole;
      found.set(last, { ...last, operator, inputs, attributes });
    }
  }
  return nodes.map((node) => found.get(node) ?? node);
}
