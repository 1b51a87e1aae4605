import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { graphType } from './emit.ts';
import type { GraphBuilder, Output } from './graph.ts';
import type { Session } from './session.ts';

interface Slot {
  readonly type: Exclude<GraphDataType, 'resource' | 'int64'>;
  readonly shape: readonly number[];
  readonly handle: Output;
  readonly feed: Output;
  readonly assigned: Output;
  readonly value: Output;
}

/**
 * The resources of a graph, and how values get in and out of them. tfjs variables own their values;
 * the session has copies, which are renewed when the variable was assigned since the last time.
 */
export class SessionVariables {
  readonly #graph: GraphBuilder;
  readonly #slots = new Map<string, Slot>();
  readonly #variables = new Map<TensorFlow.Variable, Slot>();
  /** The data that each variable held when session and tfjs last agreed. */
  readonly #agreed = new Map<TensorFlow.Variable, object>();

  constructor(graph: GraphBuilder) {
    this.#graph = graph;
  }

  /** The handle of a tfjs variable's resource. */
  handleOf(variable: TensorFlow.Variable): Output {
    let slot = this.#variables.get(variable);
    if (!slot) {
      slot = this.#slot(`variable/${variable.name}`, graphType(variable.dtype), variable.shape);
      this.#variables.set(variable, slot);
    }
    return slot.handle;
  }

  /** The handle of a resource that no tfjs variable stands for, such as a data set. */
  handleOfResource(name: string, type: Slot['type'], shape: readonly number[]): Output {
    return this.#slot(name, type, shape).handle;
  }

  setResource(session: Session, name: string, values: TensorValues): void {
    const slot = this.#slots.get(name);
    if (!slot) throw new Error(`The graph has no resource ${name}.`);
    session.run({ [slot.feed]: { ...slot, values } }, [slot.assigned]);
  }

  /** Brings into the session what tfjs assigned since the two last agreed. */
  push(session: Session): void {
    const changed = [...this.#variables].filter(
      ([variable]) => this.#agreed.get(variable) !== variable.dataId,
    );
    if (changed.length === 0) return;
    const feeds = changed.map(([variable, slot]) => {
      const values = variable.dataSync<'float32'>();
      return [slot.feed, { ...slot, values }] as const;
    });
    session.run(
      Object.fromEntries(feeds),
      changed.map(([, slot]) => slot.assigned),
    );
    for (const [variable] of changed) this.#agreed.set(variable, variable.dataId);
  }

  /** Brings what the session computed for these variables back into tfjs. */
  pull(session: Session, variables: readonly TensorFlow.Variable[]): void {
    if (variables.length === 0) return;
    const slots = variables.map((variable) => this.#variables.get(variable) as Slot);
    const values = session.run(
      {},
      slots.map((slot) => slot.value),
    );
    variables.forEach((variable, index) => {
      const tensor = tf.tensor(values[index] as Float32Array, variable.shape, variable.dtype);
      variable.assign(tensor);
      tensor.dispose();
      this.#agreed.set(variable, variable.dataId);
    });
  }

  #slot(name: string, type: Slot['type'], shape: readonly number[]): Slot {
    const known = this.#slots.get(name);
    if (known) return known;
    const graph = this.#graph;
    const handle = graph.variableHandle(type, shape, name);
    const feed = graph.placeholder(type, shape, `${name}/feed`);
    const assignment = graph.assignVariable(type, handle, feed, []);
    const done = graph.constant('int32', [], Int32Array.of(1));
    const assigned = graph.identity('int32', done, [assignment]);
    const value = graph.readVariable(type, handle, []);
    const slot: Slot = { type, shape, handle, feed, assigned, value };
    this.#slots.set(name, slot);
    return slot;
  }
}
