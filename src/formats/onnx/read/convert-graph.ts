import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { BATCH, shapeOf, type Activation, type Axis } from './activation.ts';
import { MAX_RANK } from './bounds.ts';
import { isBatch } from './dims.ts';
import { hasFoldedNorm } from './folded-norm.ts';
import { findFolder } from './folding/registry.ts';
import type { GraphNode } from './graph.ts';
import { inputAxes } from './input-axes.ts';
import { NodeCall, type Given, type Reading } from './node-call.ts';
import { findConverter } from './operators/registry.ts';

/** The values of the graph, as long as somebody still reads them. */
class Values {
  readonly #values = new Map<string, Given>();
  readonly #left: Map<string, number>;

  constructor(uses: ReadonlyMap<string, number>) {
    this.#left = new Map(uses);
  }

  set(name: string, value: Given): void {
    if (name !== '' && (this.#left.get(name) ?? 0) > 0) this.#values.set(name, value);
  }

  /** Undefined where the name is empty: an input that is left out. */
  take(name: string): Given | undefined {
    const value = this.#values.get(name);
    const left = (this.#left.get(name) ?? 0) - 1;
    this.#left.set(name, left);
    if (left <= 0) this.#values.delete(name);
    return value;
  }
}

/** What a graph computes: its output in the network, and how an example of the original lies in it. */
export interface Converted {
  readonly output: Activation;
  readonly axes: readonly number[];
}

/**
 * Goes through the nodes of a graph and builds the network.
 *
 * @throws UserError naming the node that cannot be taken.
 */
export function convertGraph(reading: Reading): Converted {
  const { graph } = reading;
  const values = new Values(graph.uses);
  const axes = inputAxes(graph);
  for (const [name, constant] of graph.initialisers) values.set(name, constant);
  values.set(graph.input.name, inputValue(reading, axes));
  for (const node of graph.nodes) {
    const call = new NodeCall(
      reading,
      node,
      node.inputs.map((name) => values.take(name)),
    );
    const made = convertNode(call, node);
    if (hasFoldedNorm(node)) reading.notes.foldedNorm(node.label);
    const outputs = Array.isArray(made)
      ? (made as readonly (Given | undefined)[])
      : [made as Given];
    node.outputs.forEach((name, index) => {
      const value = outputs[index];
      if (value !== undefined) {
        checkShape(call, value);
        values.set(name, value);
      } else if (call.usesOfOutput(index) > 0) {
        throw call.refusal(say`its output ${name} is used, which is not taken`);
      }
    });
  }
  const output = values.take(graph.output);
  if (output?.kind === 'spread') throw output.refusal;
  if (output?.kind === 'activation') return { output, axes };
  throw new UserError(
    say`The output ${graph.output} of ${graph.file} does not depend on its input: it is no network.`,
  );
}

function inputValue({ graph, network }: Reading, axes: readonly number[]): Activation {
  const sizes = graph.input.shape.slice(1) as number[];
  const { from, layout } = network.input(
    graph.input.name,
    axes.map((axis) => sizes[axis] as number),
  );
  const original = sizes.map((_, axis): Axis => layout[axes.indexOf(axis) + 1] ?? []);
  return { kind: 'activation', from, layout, axes: [[BATCH], ...original] };
}

function convertNode(call: NodeCall, node: GraphNode): Given | readonly (Given | undefined)[] {
  const { operator } = node;
  if (call.readsConstantsAlone()) {
    const folder = findFolder(operator);
    if (folder === undefined) {
      throw call.refusal(
        say`it computes constants, and operators of this kind are not computed here`,
      );
    }
    return checked(call, folder(call));
  }
  const converter = findConverter(operator);
  if (converter === undefined) throw call.refusal(notTaken(operator));
  return checked(call, converter(call));
}

function checked<T>(call: NodeCall, made: T): T {
  call.checkRead();
  return made;
}

function checkShape(call: NodeCall, value: Given): void {
  const shape = value.kind === 'activation' ? shapeOf(value) : value.shape;
  const isSound = shape.every((size) => {
    const own = isBatch(size) ? size.batch : size;
    return Number.isSafeInteger(own) && own >= 0;
  });
  if (isSound && shape.length <= MAX_RANK) return;
  throw call.refusal(
    say`it gives something with ${shape.length} axes, or of a size that is none, and up to ${MAX_RANK} are
      taken`,
  );
}

/** Why an operator is not taken, and what its user can do. */
function notTaken(operator: string) {
  if (/^(Quantize|Dequantize|QLinear|ConvInteger|MatMulInteger|DynamicQuantize)/.test(operator)) {
    return say`it computes in quantised numbers; export the network before it is quantised`;
  }
  if (['If', 'Loop', 'Scan', 'SequenceMap'].includes(operator)) {
    return say`it chooses or repeats parts of the graph while it runs; export the network without
      branches and loops that depend on its input`;
  }
  if (/^Arg(Max|Min)$|^TopK$/.test(operator)) {
    return say`it picks among scores; export the network up to its scores of the classes`;
  }
  return say`operators of this kind are not taken; replace it in your network by one that is`;
}
