import {
  boolAttribute,
  intAttribute,
  shapeAttribute,
  stringAttribute,
  tensorAttribute,
  typeAttribute,
} from './attributes.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { messages } from './protobuf.ts';
import type { AttrValueMessage } from './protobuf.ts';
import { writeSavedModel } from './saved-model.ts';

/** The output of a node as other nodes name it: `node` for its first output, `node:1` for others. */
export type Output = string;

/** The GraphDef version that the nodes here are written for (TensorFlow 2.9, tfjs-node's own). */
const PRODUCER = 1087;

/**
 * Builds a TensorFlow graph node by node. Knows how nodes are written, nothing of what they mean.
 *
 * Each node becomes bytes at once: thousands of messages that all live until the end would be moved
 * to V8's old generation, which then keeps tens of megabytes more than it needs.
 */
export class GraphBuilder {
  readonly #nodes: Uint8Array[] = [];
  readonly #names = new Set<string>();

  /** Adds a node; inputs that start with `^` are control dependencies. A taken name gets a number. */
  add(
    op: string,
    inputs: readonly Output[],
    attributes: Readonly<Record<string, AttrValueMessage>> = {},
    name = op,
  ): Output {
    let unique = name;
    for (let suffix = 1; this.#names.has(unique); suffix++) unique = `${name}_${String(suffix)}`;
    this.#names.add(unique);
    const node = new messages.NodeDef();
    node.setName(unique);
    node.setOp(op);
    node.setInputList([...inputs]);
    const map = node.getAttrMap();
    for (const [key, value] of Object.entries(attributes)) map.set(key, value);
    // A GraphDef of this one node: messages are merged by joining their bytes.
    const graph = new messages.GraphDef();
    graph.setNodeList([node]);
    this.#nodes.push(graph.serializeBinary());
    return unique;
  }

  constant(type: GraphDataType, shape: readonly number[], values: TensorValues): Output {
    return this.add('Const', [], {
      dtype: typeAttribute(type),
      value: tensorAttribute(type, shape, values),
    });
  }

  /** Fed at every run; a dimension of -1 may have any size. */
  placeholder(type: GraphDataType, shape: readonly number[], name: string): Output {
    return this.add(
      'Placeholder',
      [],
      { dtype: typeAttribute(type), shape: shapeAttribute(shape) },
      name,
    );
  }

  identity(type: GraphDataType, input: Output, controls: readonly Output[]): Output {
    return this.add('Identity', [input, ...controls.map(control)], { T: typeAttribute(type) });
  }

  /**
   * A node to wait for in place of all of these. Without it, hundreds of writes that each wait for
   * hundreds of reads are most of a graph, and of what its executor has to count.
   */
  barrier(nodes: readonly Output[]): Output {
    return this.add('NoOp', nodes.map(control));
  }

  /** A resource variable's handle. */
  variableHandle(type: GraphDataType, shape: readonly number[], name: string): Output {
    return this.add(
      'VarHandleOp',
      [],
      {
        dtype: typeAttribute(type),
        shape: shapeAttribute(shape),
        shared_name: stringAttribute(name),
        container: stringAttribute(''),
      },
      name,
    );
  }

  readVariable(type: GraphDataType, handle: Output, controls: readonly Output[]): Output {
    return this.add('ReadVariableOp', [handle, ...controls.map(control)], {
      dtype: typeAttribute(type),
    });
  }

  assignVariable(
    type: GraphDataType,
    handle: Output,
    value: Output,
    controls: readonly Output[],
  ): Output {
    return this.add('AssignVariableOp', [handle, value, ...controls.map(control)], {
      dtype: typeAttribute(type),
    });
  }

  /** Brings a value into a loop's frame, the same in every iteration when `constant`. */
  enter(type: GraphDataType, input: Output, frame: string, constant: boolean): Output {
    return this.add('Enter', [input], {
      T: typeAttribute(type),
      frame_name: stringAttribute(frame),
      is_constant: boolAttribute(constant),
      parallel_iterations: intAttribute(1),
    });
  }

  /** The graph as the file `saved_model.pb`. */
  savedModel(): Uint8Array {
    const versions = new messages.VersionDef();
    versions.setProducer(PRODUCER);
    const rest = new messages.GraphDef();
    rest.setVersions(versions);
    return writeSavedModel([...this.#nodes, rest.serializeBinary()]);
  }
}

/** The output's node as a control dependency: it must have run, its value is not used. */
function control(output: Output): Output {
  return `^${output.split(':')[0] ?? output}`;
}
