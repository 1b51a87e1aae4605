import {
  TensorProto_DataType,
  type GraphProto,
  type NodeProto,
  type ValueInfoProto,
} from 'onnx-buf';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { MAX_NODES, MAX_RANK } from './bounds.ts';
import type { Constant } from './constant.ts';
import type { Dim } from './dims.ts';
import { dataTypeName } from './element-types.ts';
import type { Graph, GraphInput, GraphNode } from './graph.ts';
import type { ModelFiles } from './model-files.ts';
import { withPickedStates } from './picked-states.ts';
import { refusal } from './refusal.ts';
import { tensorConstant } from './tensor-constant.ts';
import { withWholeOperators } from './written-out/registry.ts';

/** Versions of ONNX's operators that are known here: from the first with typed attributes on. */
const OLDEST_OPSET = 6;
const NEWEST_OPSET = 28;

/** Types of a network's input that become 32-bit floats. */
const FLOATS: readonly number[] = [
  TensorProto_DataType.FLOAT,
  TensorProto_DataType.DOUBLE,
  TensorProto_DataType.FLOAT16,
  TensorProto_DataType.BFLOAT16,
];

/**
 * The graph of a model with one input and one output, without what the output does not need.
 *
 * @throws UserError where it is of another kind.
 */
export function readGraph(files: ModelFiles): Graph {
  const { file, model } = files;
  const { graph } = model;
  if (graph === undefined || graph.output.length === 0) {
    throw new UserError(say`${file} has no network in it: export it again as an ONNX model.`);
  }
  if (graph.node.length > MAX_NODES || graph.sparseInitializer.length > 0) {
    throw new UserError(
      say`${file} has ${graph.node.length} nodes, or sparse weights, and is not read: at most
        ${MAX_NODES} nodes with dense weights are.`,
    );
  }
  const opset = opsetOf(files);
  const stored = initialisersOf(graph, files);
  const input = inputOf(graph, stored, file);
  const output = outputOf(graph, file);
  const { nodes, initialisers } = withPickedStates(
    withWholeOperators(graph.node.map(nodeOf), stored, files),
    stored,
    files,
  );
  const needed = neededNodes(nodes, input.name, output, initialisers, file);
  return {
    file,
    producer: [model.producerName, model.producerVersion].filter(Boolean).join(' ') || null,
    opset,
    input,
    output,
    nodes: needed,
    initialisers,
    uses: usesOf(needed, output),
  };
}

function opsetOf({ file, model }: ModelFiles): number {
  const own = model.opsetImport.find(({ domain }) => isStandard(domain));
  const opset = Number(own?.version ?? 0n);
  if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
    throw new UserError(
      say`${file} is written in version ${opset} of ONNX's operators (opset), and ${OLDEST_OPSET} to
        ${NEWEST_OPSET} are read: export it with opset_version=20.`,
    );
  }
  return opset;
}

function isStandard(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

function initialisersOf(graph: GraphProto, files: ModelFiles): Map<string, Constant> {
  return new Map(
    graph.initializer.map((tensor) => [tensor.name, tensorConstant(tensor, tensor.name, files)]),
  );
}

/** Weights too were listed among the inputs before version 4 of the format. */
function inputOf(
  graph: GraphProto,
  initialisers: ReadonlyMap<string, Constant>,
  file: string,
): GraphInput {
  const inputs = graph.input.filter(({ name }) => !initialisers.has(name));
  const [input] = inputs;
  if (input === undefined || inputs.length > 1) {
    throw new UserError(
      say`${file} has ${inputs.length} inputs (${inputs.map(({ name }) => name)}), and networks with one
        are taken: export one that is given nothing else.`,
    );
  }
  return { name: input.name, ...inputShape(input, file) };
}

function inputShape(input: ValueInfoProto, file: string): Omit<GraphInput, 'name'> {
  const { name } = input;
  const type = input.type?.value;
  if (type?.case !== 'tensorType' || !FLOATS.includes(type.value.elemType)) {
    const found =
      type?.case === 'tensorType' ? dataTypeName(type.value.elemType) : (type?.case ?? '');
    throw new UserError(
      say`The input ${name} of ${file} is of type ${found}, and networks over floating-point numbers are
        taken: networks over words or indices (embeddings) are not.`,
    );
  }
  const [batch, ...sizes] = (type.value.shape?.dim ?? []).map(({ value }) =>
    value.case === 'dimValue' && value.value > 0n ? Number(value.value) : null,
  );
  if (batch === undefined || sizes.length === 0 || sizes.length >= MAX_RANK) {
    throw new UserError(
      say`The input ${name} of ${file} has no axis besides the batch, or says nothing of its axes: export
        the network with an example of a fixed size.`,
    );
  }
  const open = sizes.findIndex((size) => size === null || !Number.isSafeInteger(size));
  if (open !== -1) {
    throw new UserError(
      say`Axis ${open + 1} of the input ${name} of ${file} has no fixed size: export the network with the
        batch as its only dynamic axis.`,
    );
  }
  const shape: Dim[] = [{ batch: 1 }, ...(sizes as number[])];
  return { shape, fixedBatch: batch };
}

function outputOf(graph: GraphProto, file: string): string {
  const [output] = graph.output;
  if (output === undefined || graph.output.length > 1) {
    throw new UserError(
      say`${file} has ${graph.output.length} outputs (${graph.output.map(({ name }) => name)}), and
        networks with one are taken: export one that gives nothing but the scores of the classes.`,
    );
  }
  return output.name;
}

const REWRITES = 'pkg.onnxscript.rewriter.rule_name';

function nodeOf(node: NodeProto, index: number): GraphNode {
  return {
    name: node.name,
    label: node.name || node.output.find((name) => name !== '') || `#${index + 1}`,
    operator: isStandard(node.domain) ? node.opType : `${node.domain}.${node.opType}`,
    inputs: node.input,
    outputs: node.output,
    attributes: new Map(node.attribute.map((attribute) => [attribute.name, attribute])),
    rewrites: node.metadataProps.find(({ key }) => key === REWRITES)?.value ?? '',
  };
}

/**
 * The nodes that the output needs. In a model they stand in an order in which each reads only what
 * those before it gave, so that there is no circle.
 */
function neededNodes(
  nodes: readonly GraphNode[],
  input: string,
  output: string,
  initialisers: ReadonlyMap<string, Constant>,
  file: string,
): GraphNode[] {
  const needed = new Set([output]);
  const kept = nodes.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((name) => name !== '' && needed.has(name))) return false;
    for (const name of inputs) needed.add(name);
    return true;
  });
  kept.reverse();
  const given = new Set(['', input, ...initialisers.keys()]);
  for (const node of kept) {
    const missing = node.inputs.find((name) => !given.has(name));
    if (missing !== undefined) {
      throw refusal(
        file,
        node,
        say`it reads ${missing}, which no node before it gives; the graph goes in a circle or is damaged`,
      );
    }
    const twice = node.outputs.find((name) => name !== '' && given.has(name));
    if (twice !== undefined) {
      throw refusal(
        file,
        node,
        say`it gives ${twice}, which is given before; the graph is damaged`,
      );
    }
    for (const name of node.outputs) given.add(name);
  }
  if (given.has(output) && output !== '') return kept;
  throw new UserError(say`${file} has no node that gives its output ${output}: it is damaged.`);
}

function usesOf(nodes: readonly GraphNode[], output: string): Map<string, number> {
  const uses = new Map([[output, 1]]);
  for (const { inputs } of nodes) {
    for (const name of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}
