import { say } from '../../contract/sentence.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { tensorflowBackend } from '../backend.ts';
import type { GraphBuilder, Output } from './graph.ts';
import { inferredTypes } from './inferred-types.ts';
import { NotRecordableError } from './not-recordable.ts';
import { recordedAttribute } from './recorded-attribute.ts';
import type { Int64Value, Recording, Value } from './recording.ts';

/** Where a recording's nodes stand, at the top of the graph or in a loop: how they reach outside. */
export interface Place {
  constant(type: GraphDataType, shape: readonly number[], values: TensorValues): Output;
  read(variable: TensorFlow.Variable): Output;
}

/** What a recording became in the graph. */
export interface Emitted {
  readonly outputs: readonly Output[];
  readonly writes: readonly { readonly variable: TensorFlow.Variable; readonly value: Output }[];
}

/** Writes a recording's ops into the graph, with `inputs` in place of the step's arguments. */
export function emit(
  recording: Recording,
  inputs: readonly Output[],
  graph: GraphBuilder,
  place: Place,
): Emitted {
  const { binding } = tensorflowBackend();
  const known = new Map<object, Output>();
  recording.inputs.forEach((value, index) => {
    known.set(value.dataId, inputs[index] as Output);
  });

  const locate = (value: Value | Int64Value): Output => {
    if ('int64' in value) return place.constant('int64', [], value.int64);
    const there = known.get(value.dataId);
    if (there !== undefined) return there;
    const variable = recording.variables.get(value.dataId);
    const output = variable ? place.read(variable) : constantOf(value);
    known.set(value.dataId, output);
    return output;
  };
  const constantOf = ({ dataId }: Value): Output => {
    const constant = recording.constants.get(dataId);
    if (!constant) throw new Error('A recorded op takes a tensor of unknown origin.');
    return place.constant(graphType(constant.dtype), constant.shape, constant.values);
  };

  for (const { op, attributes, inputs: taken, outputs } of recording.operations) {
    const stated = [...attributes, ...inferredTypes(binding, op, attributes, taken)];
    const node = graph.add(
      op,
      taken.map(locate),
      Object.fromEntries(
        stated.map((attribute) => [attribute.name, recordedAttribute(binding, attribute)]),
      ),
    );
    outputs.forEach((output, index) => {
      known.set(output.dataId, index === 0 ? node : `${node}:${String(index)}`);
    });
  }
  return {
    outputs: recording.outputs.map(locate),
    writes: recording.writes.map(({ variable, value }) => ({ variable, value: locate(value) })),
  };
}

/** The graph's type for a tfjs one. */
export function graphType(dtype: Value['dtype']): 'float32' | 'int32' | 'bool' {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype;
  throw new NotRecordableError(
    say`The step holds a ${dtype} tensor from outside, which cannot be recorded. Use float32, int32
      or bool.`,
  );
}
