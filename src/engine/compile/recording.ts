import { say, type Sentence, type SentenceValue } from '../../contract/sentence.ts';
import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { tensorflowBackend } from '../backend.ts';
import type { DataId, Int64Handle, OpAttribute, TensorHandle } from '../backend.ts';
import { NotRecordableError } from './not-recordable.ts';
import { withUncheckedGather } from './unchecked-gather.ts';

type Values = Float32Array | Int32Array | Uint8Array;

/** A tensor's data and how it was seen when an op took or gave it. */
export interface Value {
  readonly dataId: DataId;
  readonly shape: readonly number[];
  readonly dtype: TensorHandle['dtype'];
}

/** A 64-bit integer scalar, as its low and high half. */
export interface Int64Value {
  readonly int64: Int32Array;
}

/** One TensorFlow op that the step executed. */
export interface Operation {
  readonly op: string;
  readonly attributes: readonly OpAttribute[];
  readonly inputs: readonly (Value | Int64Value)[];
  readonly outputs: readonly Value[];
}

/** What a step did: enough to repeat it as a graph. */
export interface Recording {
  readonly operations: readonly Operation[];
  /** Tensors that neither an op nor a variable nor an argument gave. */
  readonly constants: ReadonlyMap<DataId, Value & { readonly values: Values }>;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** The variables that the step may read, by the data they held before it. */
  readonly variables: ReadonlyMap<DataId, TensorFlow.Variable>;
  /** The variables that the step assigned, with the data they hold after it. */
  readonly writes: readonly { readonly variable: TensorFlow.Variable; readonly value: Value }[];
}

const view = ({ dataId, shape, dtype }: TensorHandle): Value => ({
  dataId,
  shape: [...shape],
  dtype,
});

function isInt64(input: TensorHandle | Int64Handle): input is Int64Handle {
  return 'valueArray' in input;
}

/** Variables made of the same tensor share its data, and could not be told apart by it. */
function giveOwnData(variable: TensorFlow.Variable): void {
  const copy = tf.tensor(variable.dataSync<'float32'>(), variable.shape, variable.dtype);
  variable.assign(copy);
  copy.dispose();
}

/** Every variable that exists, optimizer slots among them, by name. */
export function registeredVariables(): readonly TensorFlow.Variable[] {
  const { registeredVariables } = tf.engine().state as unknown as {
    registeredVariables: Record<string, TensorFlow.Variable>;
  };
  return Object.values(registeredVariables);
}

/**
 * Runs `step` once on `inputs` and notes every TensorFlow op that it executes. The step really runs:
 * whoever records restores the variables afterwards. Its outputs must be tensors that stay alive
 * until the caller has disposed them.
 *
 * Throws `NotRecordableError` when the step reads a computed value back into JavaScript.
 */
export function record(
  step: (...inputs: TensorFlow.Tensor[]) => TensorFlow.Tensor[],
  inputs: readonly TensorFlow.Tensor[],
): Recording {
  const backend = tensorflowBackend();
  const { executeSingleOutput, executeMultipleOutputs, readSync } = backend;
  const { random } = Math;
  let drawn = false;
  const operations: Operation[] = [];
  const constants = new Map<DataId, Value & { values: Values }>();
  const madeBy = new Map<DataId, string>();
  const variables = new Map<DataId, TensorFlow.Variable>();
  for (const variable of registeredVariables()) {
    if (variables.has(variable.dataId)) giveOwnData(variable);
    variables.set(variable.dataId, variable);
  }
  const arguments_ = new Set<DataId>(inputs.map((input) => input.dataId));

  const take = (input: TensorHandle, by: SentenceValue): Value => {
    const value = view(input);
    const known =
      madeBy.has(value.dataId) ||
      arguments_.has(value.dataId) ||
      variables.has(value.dataId) ||
      constants.has(value.dataId);
    if (!known) {
      if (drawn) throw drawnInJavaScript(by);
      constants.set(value.dataId, { ...value, values: readSync.call(backend, value.dataId) });
    }
    return value;
  };
  const takeAny = (input: TensorHandle | Int64Handle, by: string): Value | Int64Value =>
    isInt64(input) ? { int64: input.valueArray.slice() } : take(input, by);
  const give = (op: string, output: TensorHandle): Value => {
    madeBy.set(output.dataId, op);
    return view(output);
  };

  backend.executeSingleOutput = (op, attributes, taken) => {
    const seen = taken.map((input) => takeAny(input, op));
    const output = executeSingleOutput.call(backend, op, attributes, taken);
    operations.push({ op, attributes, inputs: seen, outputs: [give(op, output)] });
    return output;
  };
  backend.executeMultipleOutputs = (op, attributes, taken, count) => {
    const seen = taken.map((input) => takeAny(input, op));
    const outputs = executeMultipleOutputs.call(backend, op, attributes, taken, count);
    operations.push({
      op,
      attributes,
      inputs: seen,
      outputs: outputs.map((output) => give(op, output)),
    });
    return outputs;
  };
  backend.readSync = (dataId) => {
    const variable = variables.get(dataId);
    const maker = madeBy.get(dataId);
    const argument = arguments_.has(dataId) ? say`an argument` : undefined;
    const what =
      (variable && variableOf(variable)) ??
      (maker === undefined ? argument : say`made by ${maker}`);
    if (what !== undefined) {
      throw new NotRecordableError(
        say`The step reads a value back into JavaScript (${what}), which a graph cannot repeat.
          Compute with tensors only, and read results after the step.`,
      );
    }
    return readSync.call(backend, dataId);
  };

  Math.random = () => {
    drawn = true;
    return random();
  };

  try {
    const outputs = withUncheckedGather(() => step(...inputs)).map((output) =>
      take(output, say`the result`),
    );
    const writes = [...variables]
      .filter(([before, variable]) => variable.dataId !== before)
      .map(([, variable]) => ({ variable, value: take(variable, variableOf(variable)) }));
    return { operations, constants, inputs: inputs.map(view), outputs, variables, writes };
  } finally {
    backend.executeSingleOutput = executeSingleOutput;
    backend.executeMultipleOutputs = executeMultipleOutputs;
    backend.readSync = readSync;
    Math.random = random;
  }
}

function drawnInJavaScript(by: SentenceValue): NotRecordableError {
  return new NotRecordableError(
    say`The step draws random numbers in JavaScript, which ${by} takes: a graph would repeat the same
      ones for ever. Draw them with a TensorFlow op.`,
  );
}

const variableOf = ({ name }: TensorFlow.Variable): Sentence => say`variable ${name}`;
