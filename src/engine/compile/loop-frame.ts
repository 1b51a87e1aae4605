import type { TensorFlow } from '../tensorflow.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { graphType } from './emit.ts';
import type { Emitted, Place } from './emit.ts';
import type { GraphBuilder, Output } from './graph.ts';

/** Constants up to this size are looked up by value, so that equal ones become one node. */
const SHARED_SIZE = 64;

/**
 * The inside of a loop. TensorFlow demands that whatever comes from outside be entered into the
 * loop's frame, which is done here once for each, as a loop constant.
 */
export class LoopFrame implements Place {
  readonly #graph: GraphBuilder;
  readonly #name: string;
  readonly #handleOf: (variable: TensorFlow.Variable) => Output;
  readonly #entered = new Map<string, Output>();
  readonly #reads = new Map<Output, Output>();
  #iteration: Output | null = null;

  constructor(
    graph: GraphBuilder,
    name: string,
    handleOf: (variable: TensorFlow.Variable) => Output,
  ) {
    this.#graph = graph;
    this.#name = name;
    this.#handleOf = handleOf;
  }

  /** Says which node runs first in every iteration: without waiting for it, reads would run once. */
  startIteration(node: Output): void {
    this.#iteration = node;
  }

  enter(type: GraphDataType, outside: Output): Output {
    const known = this.#entered.get(outside);
    if (known !== undefined) return known;
    const inside = this.#graph.enter(type, outside, this.#name, true);
    this.#entered.set(outside, inside);
    return inside;
  }

  constant(type: GraphDataType, shape: readonly number[], values: TensorValues): Output {
    const key = JSON.stringify([type, shape, [...values.slice(0, SHARED_SIZE)].map(String)]);
    const shared = values.length <= SHARED_SIZE;
    const known = shared ? this.#entered.get(key) : undefined;
    if (known !== undefined) return known;
    const inside = this.enter(type, this.#graph.constant(type, shape, values));
    if (shared) this.#entered.set(key, inside);
    return inside;
  }

  int(value: number): Output {
    return this.constant('int32', [], Int32Array.of(value));
  }

  read(variable: TensorFlow.Variable): Output {
    return this.readHandle(graphType(variable.dtype), this.#handleOf(variable));
  }

  /** A resource's value in this iteration; one node however often it is asked for. */
  readHandle(type: GraphDataType, handle: Output): Output {
    const known = this.#reads.get(handle);
    if (known !== undefined) return known;
    if (this.#iteration === null) throw new Error('The loop has no iteration to read in yet.');
    const inside = this.enter('resource', handle);
    const value = this.#graph.readVariable(type, inside, [this.#iteration]);
    this.#reads.set(handle, value);
    return value;
  }

  /** Assigns after every read of the iteration; gives the nodes that the next one has to wait for. */
  write(writes: Emitted['writes']): Output[] {
    if (writes.length === 0) return [];
    const allRead = this.#graph.barrier([...this.#reads.values()]);
    return writes.map(({ variable, value }) =>
      this.#graph.assignVariable(
        graphType(variable.dtype),
        this.enter('resource', this.#handleOf(variable)),
        value,
        [allRead],
      ),
    );
  }
}
