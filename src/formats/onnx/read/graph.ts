import type { AttributeProto } from 'onnx-buf';
import type { Constant } from './constant.ts';
import type { Dim } from './dims.ts';

/** A node of the graph. */
export interface GraphNode {
  /** Its name, or where it has none what it gives, or its place: for errors. */
  readonly label: string;
  /** Empty where it has none. */
  readonly name: string;
  readonly operator: string;
  /** The names of values; an empty one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeProto>;
  /** The rules by which PyTorch's newer exporter has rewritten it, as it notes them. */
  readonly rewrites?: string;
}

/** What the network is given. */
export interface GraphInput {
  readonly name: string;
  /** Axis by axis, the first of them the batch's. */
  readonly shape: readonly Dim[];
  /** Of the first axis, where the file fixes it. */
  readonly fixedBatch: number | null;
}

/** A model as far as it is needed for its output, its numbers not looked into yet. */
export interface Graph {
  /** The name of the file, for errors. */
  readonly file: string;
  readonly producer: string | null;
  readonly opset: number;
  readonly input: GraphInput;
  readonly output: string;
  /** In an order in which every node stands behind those that it reads. */
  readonly nodes: readonly GraphNode[];
  readonly initialisers: ReadonlyMap<string, Constant>;
  /** How often each value is read, the network's output included. */
  readonly uses: ReadonlyMap<string, number>;
}
