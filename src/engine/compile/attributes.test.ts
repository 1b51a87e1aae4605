import { describe, expect, it } from 'vitest';
import { tf } from '../tensorflow.ts';
import { typeAttribute, type TensorValues } from './attributes.ts';
import { GraphBuilder, type Output } from './graph.ts';
import { loadSession } from './session.ts';

type Type = 'float32' | 'int32' | 'bool';

/** Loads a graph, and gives the value of one of its nodes. */
function valueOf(graph: GraphBuilder, output: Output): number[] {
  const session = loadSession(graph.savedModel());
  const [read] = session.run({}, [output]);
  session.dispose();
  return [...(read ?? [])];
}

/** A constant's size in a file, and what TensorFlow makes of it. */
function throughTensorFlow(type: Type, values: TensorValues) {
  tf.engine();
  const graph = new GraphBuilder();
  const bytesBefore = graph.savedModel().byteLength;
  const output = graph.constant(type, [values.length], values);
  const bytes = graph.savedModel().byteLength - bytesBefore;
  return { bytes, values: valueOf(graph, output) };
}

describe('a constant in a graph', () => {
  const COUNT = 100_000;

  it.each([
    ['float32', new Float32Array(COUNT).fill(0.1)],
    ['float32', new Float32Array(COUNT)],
    ['float32', new Float32Array(COUNT).fill(-0)],
    ['int32', new Int32Array(COUNT).fill(-7)],
    ['bool', new Uint8Array(COUNT).fill(1)],
  ] as [Type, TensorValues][])('is one number where it is uniform: %s', (type, values) => {
    const read = throughTensorFlow(type, values);
    expect(read.bytes).toBeLessThan(200);
    expect(read.values).toHaveLength(COUNT);
    expect(read.values.every((value) => Object.is(value, values[0]))).toBe(true);
  });

  it.each([
    ['float32', Float32Array.of(0, -0, 1.5)],
    ['int32', Int32Array.of(1, 2, -3)],
    ['bool', Uint8Array.of(1, 0, 1)],
  ] as [Type, TensorValues][])('is written out where it is not: %s', (type, values) => {
    expect(throughTensorFlow(type, values).values).toEqual([...values]);
  });

  it.each([
    [0, 0, 0],
    [7, 7, 0],
    [-7, -7, -1],
    // Both halves alike, and yet not one number twice.
    [-1, -1, -1],
    [7 * 2 ** 32 + 7, 7, 7],
  ])('of 64 bits is what its two halves say: %d', (value, low, high) => {
    tf.engine();
    const graph = new GraphBuilder();
    const constant = graph.constant('int64', [], Int32Array.of(low, high));
    // No session hands out 64 bits.
    const float = graph.add('Cast', [constant], {
      SrcT: typeAttribute('int64'),
      DstT: typeAttribute('float32'),
    });
    expect(valueOf(graph, float)).toEqual([Math.fround(value)]);
  });
});
