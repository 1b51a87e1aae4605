import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { exampleBatch, gatherBatch, sliceIndices } from './batch-source.ts';
import type { BatchSource } from './batch-source.ts';
import { emit, graphType } from './emit.ts';
import { GraphBuilder } from './graph.ts';
import type { Output } from './graph.ts';
import { buildLoop } from './loop.ts';
import type { LoopNodes } from './loop.ts';
import { LoopFrame } from './loop-frame.ts';
import { recordStep } from './record-step.ts';
import type { Recording } from './recording.ts';
import { loadSession } from './session.ts';
import type { Feed } from './session.ts';
import { SessionVariables } from './session-variables.ts';

type Tensor = TensorFlow.Tensor;

/**
 * An ordinary tfjs function of one batch, one tensor per source. It may read and assign variables,
 * and returns float32 tensors of fixed shapes, which are summed over the batches.
 */
export type BatchStep = (...batch: Tensor[]) => Tensor[];

/** What to compile. */
export interface CompileOptions {
  readonly step: BatchStep;
  readonly sources: readonly BatchSource[];
  readonly batchSize: number;
  /** Sizes of smaller last batches that will occur; each is recorded by itself. */
  readonly remainders?: readonly number[];
}

/** A step that runs over many batches in one call to TensorFlow. */
export interface CompiledLoop {
  /** Size of the graph as TensorFlow reads it, without the sources' data. */
  readonly graphBytes: number;
  /**
   * Takes the step for each `batchSize` consecutive indices into the sources' examples, and for
   * what remains if its size is among the `remainders`. What was assigned to tfjs variables since
   * the last call counts; what the step assigns stays in the session until `settle`.
   *
   * @param before sums to go on from, an earlier call's; without them they begin at zero. Batches in
   * one call and in several give the same sums, bit for bit, if each goes on from the one before.
   * @returns the sums of the step's outputs.
   */
  run(indices: Int32Array, before?: readonly Float32Array[]): readonly Float32Array[];
  /** Brings what the step assigned since the last time into the tfjs variables. */
  settle(): void;
  /** Frees the session and its copies of data and variables, not the tfjs variables. */
  dispose(): void;
}

/** One recorded batch size. */
interface SizedLoop extends LoopNodes {
  /**
   * Where the sums begin. They are fed even where they are zero: TensorFlow rewrites a graph anew, which takes
   * longer than some trainings, for each set of names that is fed.
   */
  readonly initial: readonly { readonly name: Output; readonly shape: readonly number[] }[];
  readonly writes: readonly TensorFlow.Variable[];
}

const INDICES = 'indices';

/**
 * Records `step` and compiles it to a TensorFlow graph that loops over batches.
 *
 * @throws NotRecordableError when the step does what a graph cannot repeat.
 */
export function compileLoop(options: CompileOptions): CompiledLoop {
  const { step, sources, batchSize, remainders = [] } = options;
  const graph = new GraphBuilder();
  const variables = new SessionVariables(graph);
  const indices = graph.placeholder('int32', [-1], INDICES);
  const loops = new Map<number, SizedLoop>();
  for (const size of new Set([batchSize, ...remainders])) {
    loops.set(size, addLoop(graph, variables, indices, { step, sources, size }));
  }
  const savedModel = graph.savedModel();
  const session = loadSession(savedModel);
  for (const source of sources) variables.setResource(session, source.name, source.values);
  const assigned = new Set<TensorFlow.Variable>();

  const runSized = (
    size: number,
    batches: Int32Array,
    before?: readonly Float32Array[],
  ): Float32Array[] => {
    const loop = loops.get(size);
    if (!loop) {
      throw new Error(
        `A batch of ${String(size)} was not compiled; known sizes are ${[...loops.keys()].join(', ')}.`,
      );
    }
    const begun = loop.initial.map(({ name, shape }, index): [string, Feed] => [
      name,
      { type: 'float32', shape, values: before?.[index] ?? zeros(shape) },
    ]);
    const sums = session.run(
      {
        [INDICES]: { type: 'int32', shape: [batches.length], values: batches },
        [loop.end]: { type: 'int32', shape: [], values: Int32Array.of(batches.length) },
        ...Object.fromEntries(begun),
      },
      loop.sums,
    ) as Float32Array[];
    for (const variable of loop.writes) assigned.add(variable);
    return sums;
  };

  return {
    graphBytes: savedModel.byteLength,
    run(all, before) {
      variables.push(session);
      const rest = all.length % batchSize;
      const whole = all.subarray(0, all.length - rest);
      const sums = whole.length > 0 ? runSized(batchSize, whole, before) : before;
      // One batch: whether it is added here or in the graph is the same.
      const last = rest > 0 ? runSized(rest, all.subarray(whole.length)) : undefined;
      return [sums, last].filter((part) => part !== undefined).reduce(addSums);
    },
    settle() {
      variables.pull(session, [...assigned]);
      assigned.clear();
    },
    dispose() {
      session.dispose();
    },
  };
}

interface SizedStep {
  readonly step: BatchStep;
  readonly sources: readonly BatchSource[];
  readonly size: number;
}

function addLoop(
  graph: GraphBuilder,
  variables: SessionVariables,
  indices: Output,
  sized: SizedStep,
): SizedLoop {
  const { sources, size } = sized;
  const recording = recordBatch(sized);
  const name = `loop-${String(size)}`;
  const initial = recording.outputs.map(({ shape, dtype }, index) => {
    if (graphType(dtype) !== 'float32') {
      throw new Error(
        `Output ${String(index)} of the step is ${dtype}; outputs are summed and must be float32.`,
      );
    }
    return {
      name: graph.placeholder('float32', shape, `${name}/from-${String(index)}`),
      shape,
    };
  });
  const begin = initial.map((sum) => sum.name);
  const frame = new LoopFrame(graph, name, (variable) => variables.handleOf(variable));
  const nodes = buildLoop(graph, frame, name, size, begin, (position) => {
    const inside = frame.enter('int32', indices);
    const rows = sliceIndices(graph, frame, inside, position, size);
    const batch = sources.map((source) => {
      const handle = variables.handleOfResource(source.name, source.type, source.shape);
      return gatherBatch(graph, frame, source, handle, rows);
    });
    const emitted = emit(recording, batch, graph, frame);
    return { addends: emitted.outputs, waitFor: frame.write(emitted.writes) };
  });
  return { ...nodes, initial, writes: recording.writes.map(({ variable }) => variable) };
}

function recordBatch({ step, sources, size }: SizedStep): Recording {
  const batch = sources.map((source) => exampleBatch(source, size));
  try {
    return recordStep(step, batch);
  } finally {
    tf.dispose(batch);
  }
}

const zeros = (shape: readonly number[]) =>
  new Float32Array(shape.reduce((product, extent) => product * extent, 1));

function addSums(left: readonly Float32Array[], right: readonly Float32Array[]): Float32Array[] {
  return left.map((sums, index) =>
    sums.map((value, position) => value + (right[index]?.[position] ?? 0)),
  );
}
