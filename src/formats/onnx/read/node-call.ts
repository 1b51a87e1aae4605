import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { Activation, Axis } from './activation.ts';
import { arrange, withUnitsLast } from './arrange.ts';
import { Attributes } from './attributes.ts';
import { MAX_READ_VALUES } from './bounds.ts';
import { countOf, isFractional, type Constant, type Fractions } from './constant.ts';
import { isBatch, shapeText, type Dim } from './dims.ts';
import type { Graph, GraphNode } from './graph.ts';
import { moduleOf, pathName } from './layer-names.ts';
import type { ModelFiles } from './model-files.ts';
import type { NetworkBuilder, NewLayer } from './network-builder.ts';
import type { ReadingNotes } from './reading-notes.ts';
import { refusal } from './refusal.ts';
import type { Spread } from './spread.ts';

/** What most nodes read and make. */
export type Value = Constant | Activation;

/** What a name of the graph stands for. */
export type Given = Value | Spread;

/** Of a graph that is being read: what all its nodes share. */
export interface Reading {
  readonly files: ModelFiles;
  readonly graph: Graph;
  readonly network: NetworkBuilder;
  readonly notes: ReadingNotes;
  /** How many values of constants were read or computed. */
  valuesRead: number;
}

/** A node with what it reads, and what can be made of it. */
export class NodeCall {
  readonly node: GraphNode;
  readonly attributes: Attributes;
  readonly opset: number;
  readonly fixedBatch: number | null;
  readonly #reading: Reading;
  readonly #inputs: readonly (Given | undefined)[];
  readonly #asked = new Set<number>();

  constructor(reading: Reading, node: GraphNode, inputs: readonly (Given | undefined)[]) {
    this.#reading = reading;
    this.#inputs = inputs;
    this.node = node;
    this.opset = reading.graph.opset;
    this.fixedBatch = reading.graph.input.fixedBatch;
    this.attributes = new Attributes(node.attributes, (reason) => this.refusal(reason));
  }

  get network(): NetworkBuilder {
    return this.#reading.network;
  }

  get files(): ModelFiles {
    return this.#reading.files;
  }

  /** How many inputs it has, those included that are left out in between. */
  get inputCount(): number {
    return this.#inputs.length;
  }

  /** The error that says why this node cannot be taken; to be thrown. */
  refusal(reason: Sentence): Error {
    return refusal(this.#reading.graph.file, this.node, reason);
  }

  /** @throws UserError where more values of constants are read or computed than is bearable. */
  spend(count: number): void {
    this.#reading.valuesRead += count;
    if (this.#reading.valuesRead <= MAX_READ_VALUES) return;
    throw this.refusal(
      say`with it more than ${MAX_READ_VALUES} values of constants would be read or computed, which is too
        many`,
    );
  }

  get notes(): ReadingNotes {
    return this.#reading.notes;
  }

  /** What a layer of this node is called: after its weight's module, its own name or its operator. */
  name(weight: string | null = null): string {
    const { name, operator } = this.node;
    return moduleOf(weight) ?? (name === '' ? operator.toLowerCase() : pathName(name));
  }

  has(index: number): boolean {
    this.#asked.add(index);
    return this.#inputs[index] !== undefined;
  }

  /** @throws UserError where the node has no such input, or one that would have to be spread. */
  value(index: number): Value {
    const value = this.given(index);
    if (value.kind === 'spread') throw value.refusal;
    return value;
  }

  /** @throws UserError where the node has no such input. */
  given(index: number): Given {
    this.#asked.add(index);
    const value = this.#inputs[index];
    if (value === undefined) throw this.refusal(say`its input ${index + 1} is missing`);
    return value;
  }

  /** An input that depends on the network's input. */
  activation(index: number): Activation {
    const value = this.value(index);
    if (value.kind === 'activation') return value;
    throw this.refusal(
      say`its input ${index + 1} (${this.node.inputs[index] ?? ''}) is a constant, where only what the
        network computes is taken`,
    );
  }

  constant(index: number): Constant {
    const value = this.value(index);
    if (value.kind === 'constant') return value;
    throw this.refusal(
      say`its input ${index + 1} (${this.node.inputs[index] ?? ''}) is computed from the network's input,
        where only constants are taken`,
    );
  }

  /** A constant of fractions, with its shape. */
  fractions(index: number): { shape: readonly number[]; values: Fractions; name: string | null } {
    const constant = this.constant(index);
    const { shape, name } = constant;
    if (!isFractional(constant) || countOf(shape) === undefined) {
      throw this.refusal(
        say`its input ${index + 1} (${this.node.inputs[index] ?? ''}) is of type ${constant.type} and
          shape ${shapeText(shape)}, where floating-point numbers are expected`,
      );
    }
    this.spend(countOf(shape) ?? 0);
    return { shape: shape as readonly number[], values: constant.read() as Fractions, name };
  }

  /** One fraction. */
  scalar(index: number): number {
    const { values } = this.fractions(index);
    if (values.length !== 1) {
      throw this.refusal(
        say`its input ${index + 1} has ${values.length} values, where one is expected`,
      );
    }
    return values[0] as number;
  }

  /** A list of whole numbers, which may be as many as the batch. */
  dims(index: number): readonly Dim[] {
    const constant = this.constant(index);
    if (isFractional(constant) || countOf(constant.shape) === undefined) {
      throw this.refusal(say`its input ${index + 1} is no list of whole numbers`);
    }
    this.spend(countOf(constant.shape) ?? 0);
    return constant.read() as readonly Dim[];
  }

  /** A list of whole numbers that have nothing to do with the batch. */
  integers(index: number): readonly number[] {
    return this.dims(index).map((dim) => {
      if (isBatch(dim)) throw this.refusal(say`its input ${index + 1} depends on the batch size`);
      return dim;
    });
  }

  /** An axis counted from the end as one counted from the start. */
  axis(axis: number, rank: number): number {
    const positive = axis < 0 ? axis + rank : axis;
    if (positive >= 0 && positive < rank) return positive;
    throw this.refusal(say`it names axis ${axis} of a value with ${rank} axes`);
  }

  /** Whether nothing that it reads depends on the network's input. */
  readsConstantsAlone(): boolean {
    return this.#inputs.every((value) => value === undefined || value.kind === 'constant');
  }

  /** How often its input is read in the whole graph. */
  usesOf(index: number): number {
    return this.#reading.graph.uses.get(this.node.inputs[index] ?? '') ?? 0;
  }

  /** How often one of its outputs is read. */
  usesOfOutput(index: number): number {
    const name = this.node.outputs[index] ?? '';
    return name === '' ? 0 : (this.#reading.graph.uses.get(name) ?? 0);
  }

  /** Adds a layer, or calls one with the same weights again. */
  layer(
    layer: Omit<NewLayer, 'name'> & { readonly name?: string },
    inputs: readonly Activation[],
    layout: readonly Axis[],
  ): Pick<Activation, 'from' | 'layout'> {
    return this.network.add(
      { name: this.name(), ...layer },
      inputs.map(({ from }) => from),
      layout,
    );
  }

  arrange(value: Activation, wanted: readonly Axis[]): Activation {
    return arrange(this.network, value, wanted, this.name());
  }

  withUnitsLast(value: Activation, units: Axis): Activation {
    return withUnitsLast(this.network, value, units, this.name());
  }

  /** @throws UserError where something of the node was not looked at, which might change its result. */
  checkRead(): void {
    const [attribute] = this.attributes.unread();
    if (attribute !== undefined) {
      throw this.refusal(say`its attribute ${attribute} is not known in this operator`);
    }
    const input = this.#inputs.findIndex(
      (value, index) => value !== undefined && !this.#asked.has(index),
    );
    if (input !== -1) {
      throw this.refusal(
        say`its input ${input + 1} (${this.node.inputs[input] ?? ''}) is not taken`,
      );
    }
  }
}

/** Makes of a node's inputs its outputs, in their order; later ones may be missing. */
export type Converter = (call: NodeCall) => Given | readonly (Value | undefined)[];
