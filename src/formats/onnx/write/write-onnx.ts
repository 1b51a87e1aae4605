import { create, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type GraphProto } from 'onnx-buf';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Behind, InputLayout, LayerValues, ReadNote } from '../../network.ts';
import { cannotWrite, type Call } from './call.ts';
import { exampleInput, usualLayout } from './example-input.ts';
import { Graph } from './graph.ts';
import { int, valueInfo } from './messages.ts';
import { writers } from './registry.ts';
import { layersOf, type LayerUse } from './topology.ts';
import { fileShape, type Value } from './value.ts';

/** A network that is to be written, and how. */
export interface ToWrite {
  /** What the network is called in the file. */
  readonly name: string;
  /** As tfjs-layers writes it. */
  readonly topology: object;
  /** Of every variable of it. */
  readonly values: readonly LayerValues[];
  /**
   * How examples lie in the file. Unless said, images are channels first, as PyTorch and most that
   * read ONNX have them, and everything else is as it is here.
   */
  readonly input?: InputLayout | undefined;
  /** What is put behind the logits; nothing unless said. */
  readonly behind?: Behind | undefined;
  /** The version of the workbench, which writes it. */
  readonly version: string;
}

/** A file, and what of it is not as it is here. */
export interface WrittenOnnx {
  readonly bytes: Uint8Array;
  /** How examples lie in the file. */
  readonly input: InputLayout;
  readonly notes: readonly ReadNote[];
}

/** A graph of ONNX that is complete. */
interface Written {
  readonly graph: Graph;
  readonly input: InputLayout;
  readonly inputName: string;
  readonly logits: Value;
  /** Layers that are left away, since they are there for training. */
  readonly leftAway: readonly string[];
}

/** The first versions of the format that have the operators up to these versions. */
const IR_VERSIONS = [
  { opset: 18, ir: 8n },
  { opset: 20, ir: 9n },
] as const;
/** Protobuf's own bound, less what everything but the values may take. */
const MAX_VALUE_BYTES = 2 ** 31 - 2 ** 24;

/**
 * A network as an ONNX file of float32, with one input and one output: the logits, or what is put
 * behind them. The batch is left open (`batch`). The values are those of the network bit by bit, in
 * the order in which ONNX has them. Within the file maps are channels first, so that with images that
 * are so too nothing is transposed; rows of the dense layer behind a flattened map follow its entries.
 * What is there for training only (dropout) is left away. The version of the operators is 17, or a
 * later one where the network needs it.
 *
 * @throws UserError where a layer has no counterpart in ONNX, or the file would be too large.
 */
export function writeOnnx(network: ToWrite): WrittenOnnx {
  requireBearable(network);
  const written = writeLayers(network);
  const { graph, input, logits, leftAway } = written;
  const { opset } = graph;
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSIONS.find((version) => opset <= version.opset)?.ir ?? 10n,
    producerName: 'Pruning Workbench',
    producerVersion: network.version,
    graph: graphMessage(network, written, withBehind(graph, logits, network.behind ?? null)),
    opsetImport: [{ domain: '', version: BigInt(opset) }],
  });
  return {
    bytes: toBinary(ModelProtoSchema, model),
    input,
    notes: [...layoutNotes(input), ...trainingNotes(leftAway)],
  };
}

function graphMessage(
  { name }: ToWrite,
  { graph, input, inputName }: Written,
  output: Value,
): Pick<GraphProto, 'name' | 'docString' | 'node' | 'initializer' | 'input' | 'output'> {
  return {
    name,
    docString: `One example is [${input.original.join(', ')}], and the first axis is the batch.`,
    node: graph.nodes,
    initializer: graph.constants,
    input: [valueInfo(inputName, [-1, ...input.original])],
    output: [valueInfo(output.name, fileShape(output))],
  };
}

function writeLayers(network: ToWrite): Written {
  const { uses, output } = layersOf(network.topology);
  const graph = new Graph();
  const values = new Map(network.values.map((entry) => [entry.name, entry]));
  const reached = new Map<string, Value>();
  const leftAway = new Set<string>();
  let input: InputLayout | undefined;
  let inputName = '';
  for (const use of uses) {
    if (use.className === 'InputLayer') {
      const shape = exampleShape(use);
      input = network.input ?? usualLayout(shape);
      inputName = graph.unique(use.name);
      reached.set(use.id, exampleInput(graph, inputName, shape, input));
      continue;
    }
    if (writers[use.className]?.isForTraining) leftAway.add(use.name);
    reached.set(use.id, writeLayer(graph, use, reached, values));
  }
  const logits = reached.get(output);
  if (input === undefined || logits === undefined) {
    throw new Error('The topology has no input, or its output is that of no layer.');
  }
  return { graph, input, inputName, logits: graph.plain(logits), leftAway: [...leftAway] };
}

function writeLayer(
  graph: Graph,
  { name, className, config, reads }: LayerUse,
  reached: ReadonlyMap<string, Value>,
  values: ReadonlyMap<string, LayerValues>,
): Value {
  const inputs = reads.map((id) => reached.get(id) as Value);
  const find = (role: string) => values.get(`${name}/${role}`);
  const call: Call = {
    graph,
    name,
    className,
    config,
    inputs,
    input: inputs[0] as Value,
    find,
    get(role) {
      const found = find(role);
      if (found) return found;
      throw new Error(`The values of ${name} have no ${role}.`);
    },
  };
  const writer = Object.hasOwn(writers, className) ? writers[className] : undefined;
  if (!writer) throw cannotWrite(call, say`there is no operator for it`);
  const ready = inputs.map((input) =>
    input.padding && writer.padding?.(input.padding.value) ? input : graph.settled(input),
  );
  return writer.write({ ...call, inputs: ready, input: ready[0] as Value });
}

function exampleShape({ name, config }: LayerUse): number[] {
  const shape = (config['batch_input_shape'] as (number | null)[]).slice(1);
  if (shape.every((size) => size !== null)) return shape;
  throw new UserError(
    say`The input ${name} of the network has an axis whose size is left open, [${shape.map(String)}]:
      to be written to ONNX all but the batch must be known.`,
  );
}

const BEHIND = { softmax: 'Softmax', 'log-softmax': 'LogSoftmax' } as const;

function withBehind(graph: Graph, logits: Value, behind: Behind): Value {
  if (behind === null) return logits;
  const op = BEHIND[behind];
  const attributes = { axis: int(1) };
  return { ...logits, name: graph.add({ op, inputs: [logits.name], attributes, name: behind }) };
}

function requireBearable({ values }: ToWrite): void {
  const bytes = 4 * values.reduce((sum, entry) => sum + entry.values.length, 0);
  if (bytes <= MAX_VALUE_BYTES) return;
  throw new UserError(
    say`The network has ${bytes} bytes of weights, and an ONNX file cannot have more than
      ${MAX_VALUE_BYTES}: take it away in another format.`,
  );
}

function layoutNotes({ original, axes }: InputLayout): ReadNote[] {
  if (axes.every((axis, at) => axis === at)) return [];
  const ours = axes.map((axis) => original[axis] as number);
  return [
    {
      kind: 'changed',
      sentence: say`An example is [${original}] in the file, where it is [${ours}] here.`,
    },
  ];
}

function trainingNotes(leftAway: readonly string[]): ReadNote[] {
  if (leftAway.length === 0) return [];
  const sentence = say`Left away is what only training has: ${leftAway}.`;
  return [{ kind: 'dropped', sentence }];
}
