import type { TensorFlow } from '../tensorflow.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { emit, graphType } from './emit.ts';
import type { Place } from './emit.ts';
import { GraphBuilder } from './graph.ts';
import type { Output } from './graph.ts';
import { recordStep } from './record-step.ts';
import { loadSession } from './session.ts';
import type { Feed } from './session.ts';
import { SessionVariables } from './session-variables.ts';

/** A tfjs function as one call to TensorFlow. */
export interface CompiledCall {
  /** @param inputs values of the arguments, in their order. */
  run(...inputs: TensorValues[]): TensorValues[];
  /** Frees the session, not the variables. */
  dispose(): void;
}

/**
 * Records a tfjs function that reads variables but assigns none, such as a forward pass, for
 * arguments of the shapes and types of the examples. Later assignments to the variables are seen.
 *
 * @throws NotRecordableError when the function does what a graph cannot repeat.
 */
export function compileCall(
  call: (...inputs: TensorFlow.Tensor[]) => TensorFlow.Tensor[],
  examples: readonly TensorFlow.Tensor[],
): CompiledCall {
  const recording = recordStep(call, examples);
  const [assigned] = recording.writes;
  if (assigned) {
    throw new Error(`A compiled call may not assign; this one assigns ${assigned.variable.name}.`);
  }
  const graph = new GraphBuilder();
  const variables = new SessionVariables(graph);
  const placeholders = recording.inputs.map(({ shape, dtype }, index) => ({
    type: graphType(dtype),
    shape,
    name: graph.placeholder(graphType(dtype), shape, `argument-${String(index)}`),
  }));
  const { outputs } = emit(
    recording,
    placeholders.map(({ name }) => name),
    graph,
    topLevel(graph, variables),
  );
  const session = loadSession(graph.savedModel());
  return {
    run(...inputs) {
      variables.push(session);
      const feeds: [string, Feed][] = placeholders.map(({ name, type, shape }, index) => [
        name,
        { type, shape, values: inputs[index] as TensorValues },
      ]);
      return session.run(Object.fromEntries(feeds), outputs);
    },
    dispose() {
      session.dispose();
    },
  };
}

/** Outside any loop, constants and variables are simply there; each variable is read once. */
function topLevel(graph: GraphBuilder, variables: SessionVariables): Place {
  const reads = new Map<TensorFlow.Variable, Output>();
  return {
    constant: (type: GraphDataType, shape, values) => graph.constant(type, shape, values),
    read(variable) {
      const known = reads.get(variable);
      if (known !== undefined) return known;
      const value = graph.readVariable(graphType(variable.dtype), variables.handleOf(variable), []);
      reads.set(variable, value);
      return value;
    },
  };
}
