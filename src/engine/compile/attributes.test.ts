import { describe, expect, it } from 'vitest';
import { tf } from '../tensorflow.ts';
import type { TensorValues } from './attributes.ts';
import { GraphBuilder } from './graph.ts';
import { loadSession } from './session.ts';

type Type = 'float32' | 'int32' | 'bool';

/** A constant's size in a file, and what TensorFlow makes of it. */
function throughTensorFlow(type: Type, values: TensorValues) {
  tf.engine();
  const graph = new GraphBuilder();
  const bytesBefore = graph.savedModel().byteLength;
  const output = graph.constant(type, [values.length], values);
  const bytes = graph.savedModel().byteLength - bytesBefore;
  const session = loadSession(graph.savedModel());
  const [read] = session.run({}, [output]);
  session.dispose();
  return { bytes, values: [...(read ?? [])] };
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
});
