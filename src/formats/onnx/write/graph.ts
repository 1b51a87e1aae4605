import type { NodeProto, TensorProto } from 'onnx-buf';
import { floatTensor, int, ints, intTensor, nodeMessage, type Attribute } from './messages.ts';
import { channelsLast, fileShape, sameInMemory, sameOrder, type Value } from './value.ts';

/** The first version of ONNX's operators that is written: the first with LayerNormalization. */
const LOWEST_OPSET = 17;

/** A node that is to be written. */
export interface NewNode {
  readonly op: string;
  /** An empty name is an input that is left out. */
  readonly inputs: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** The node's name, and that of its output. */
  readonly name: string;
  /** At which of the operator's outputs it stands; the first unless said. */
  readonly output?: number;
  /** The version that has the operator so, where it is newer than the usual. */
  readonly since?: number;
}

/** A graph of ONNX in the making. */
export class Graph {
  readonly nodes: NodeProto[] = [];
  readonly constants: TensorProto[] = [];
  #opset = LOWEST_OPSET;
  readonly #names = new Set<string>();
  readonly #padded = new Set<string>();
  /** By what they were made of: two layers that read the same map share what is made of it. */
  readonly #made = new Map<string, Value>();

  /** The lowest version of the operators that has all that is in the graph. */
  get opset(): number {
    return this.#opset;
  }

  /** A name that nothing else has. */
  unique(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#names.has(name); count++) name = `${wanted}_${count}`;
    this.#names.add(name);
    return name;
  }

  /** @returns the name of what it gives. */
  add({ op, inputs, attributes = {}, name, output = 0, since = LOWEST_OPSET }: NewNode): string {
    const own = this.unique(name);
    const outputs = [...Array.from({ length: output }, () => ''), own];
    this.nodes.push(nodeMessage(own, op, inputs, outputs, attributes));
    this.#opset = Math.max(this.#opset, since);
    return own;
  }

  /** @returns the name of the constant. */
  floats(name: string, shape: readonly number[], values: Float32Array): string {
    const own = this.unique(name);
    this.constants.push(floatTensor(own, shape, values));
    return own;
  }

  /** A single number. */
  float(name: string, value: number): string {
    return this.floats(name, [], Float32Array.of(value));
  }

  /** A list of whole numbers, or without `isList` the only one in it. */
  ints(name: string, values: readonly number[], isList = true): string {
    const own = this.unique(name);
    this.constants.push(intTensor(own, isList ? [values.length] : [], values));
    return own;
  }

  /** The same with its axes in that order in the file. */
  inOrder(given: Value, order: readonly number[]): Value {
    const value = this.settled(given);
    if (sameOrder(value.order, order)) return value;
    return this.#once(`${value.name} ${order.join()}`, () => {
      if (sameInMemory(value.shape, value.order, order)) {
        return this.reshaped(value, value.shape, order, `${value.name}/reshape`);
      }
      const perm = ints(order.map((axis) => value.order.indexOf(axis)));
      const name = `${value.name}/transpose`;
      const output = this.add({
        op: 'Transpose',
        inputs: [value.name],
        attributes: { perm },
        name,
      });
      return { ...value, name: output, order };
    });
  }

  /** The same entries, as they follow one another in the file, in another shape and order. */
  reshaped(value: Value, shape: readonly number[], order: readonly number[], name: string): Value {
    const batchStays = value.order[0] === 0 && order[0] === 0;
    const sizes = fileShape({ shape, order }).with(order.indexOf(0), batchStays ? 0 : -1);
    const inputs = [value.name, this.ints(`${name}/shape`, sizes)];
    return { name: this.add({ op: 'Reshape', inputs, name }), shape, order };
  }

  /** The same as it is here: axes in our order, entries where we have them. */
  plain(given: Value): Value {
    const value = this.settled(given);
    const { entries } = value;
    if (entries === undefined) return this.inOrder(value, channelsLast(value.shape.length));
    return this.#once(`${value.name} plain`, () => {
      const places = new Array<number>(entries.length).fill(0);
      entries.forEach((entry, at) => (places[entry] = at));
      const name = `${value.name}/gather`;
      const inputs = [value.name, this.ints(`${name}/places`, places)];
      const output = this.add({ op: 'Gather', inputs, attributes: { axis: int(1) }, name });
      return { ...value, name: output, entries: undefined };
    });
  }

  /** The same with its padding around it. */
  settled(value: Value): Value {
    const { padding, ...unpadded } = value;
    if (padding === undefined) return value;
    return this.#once(`${value.name} ${padding.layer}`, () => {
      const around = value.order.map((axis) => padding.amounts[axis - 1] ?? [0, 0]);
      const pads = [...around.map(([before]) => before), ...around.map(([, behind]) => behind)];
      const { layer: name } = padding;
      const inputs = [
        value.name,
        this.ints(`${name}/pads`, pads),
        this.float(`${name}/value`, padding.value),
      ];
      const output = this.add({ op: 'Pad', inputs, name });
      this.#padded.add(output);
      return { ...unpadded, name: output };
    });
  }

  /** Whether it is what an operator gives that puts padding around a map. */
  isPadded({ name }: Value): boolean {
    return this.#padded.has(name);
  }

  #once(key: string, make: () => Value): Value {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }
}
