import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { BatchSource } from './batch-source.ts';
import { compileLoop, type BatchStep, type CompiledLoop } from './compile-loop.ts';
import { NotRecordableError } from './not-recordable.ts';

const disposables: { dispose(): void }[] = [];
const kept = <T extends { dispose(): void }>(thing: T): T => {
  disposables.push(thing);
  return thing;
};
afterEach(() => {
  for (const thing of disposables.splice(0).reverse()) thing.dispose();
});

const numbers = (count: number): BatchSource => ({
  name: 'numbers',
  type: 'uint8',
  shape: [count],
  values: Uint8Array.from({ length: count }, (_, index) => index + 1),
  divisor: 1,
});
const upTo = (count: number) => Int32Array.from({ length: count }, (_, index) => index);
const compile = (step: BatchStep, count = 10, batchSize = 2, remainders?: number[]): CompiledLoop =>
  kept(
    compileLoop({ step, sources: [numbers(count)], batchSize, ...(remainders && { remainders }) }),
  );

describe('a compiled loop', () => {
  it('sums what the step gives for each batch', () => {
    const loop = compile((batch) => [
      tf.tidy(() => tf.sum(batch as TensorFlow.Tensor)),
      tf.tidy(() => tf.mul(batch as TensorFlow.Tensor, 10)),
    ]);
    const [total, columns] = loop.run(upTo(10));
    expect([...(total as Float32Array)]).toEqual([55]);
    // 10 * (1 + 3 + 5 + 7 + 9), 10 * (2 + 4 + 6 + 8 + 10)
    expect([...(columns as Float32Array)]).toEqual([250, 300]);
  });

  it('takes examples in the order asked, and only those', () => {
    const weigh = tf.tensor1d([1, 100]);
    kept(weigh);
    const loop = compile((batch) => [
      tf.tidy(() => tf.sum(tf.mul(batch as TensorFlow.Tensor, weigh))),
    ]);
    const [sum] = loop.run(Int32Array.of(4, 0));
    expect(sum?.[0]).toBe(5 + 100 * 1);
  });

  it('takes the smaller last batch as it is', () => {
    const mean: BatchStep = (batch) => [tf.tidy(() => tf.mean(batch as TensorFlow.Tensor))];
    const loop = compile(mean, 5, 2, [1]);
    expect(loop.run(upTo(5))[0]?.[0]).toBe(1.5 + 3.5 + 5);
  });

  it('refuses a last batch of a size that was not compiled', () => {
    const loop = compile((batch) => [tf.tidy(() => tf.sum(batch as TensorFlow.Tensor))], 5, 2);
    expect(() => loop.run(upTo(5))).toThrow('A batch of 1 was not compiled; known sizes are 2.');
  });

  it('keeps state in variables from batch to batch, and gives it back', () => {
    const state = kept(tf.variable(tf.scalar(1)));
    // 1 -> 2 * 1 + 3 = 5 -> 2 * 5 + 7 = 17
    const step: BatchStep = (batch) =>
      tf.tidy(() => {
        const before = tf.clone(state);
        state.assign(tf.add(tf.mul(state, 2), tf.sum(batch as TensorFlow.Tensor)));
        return [before];
      });
    const loop = compile(step);
    expect(state.dataSync()[0]).toBe(1);
    const [seen] = loop.run(upTo(4));
    expect(seen?.[0]).toBe(1 + 5);
    expect(state.dataSync()[0]).toBe(17);
  });

  it('sees what was assigned between calls', () => {
    const factor = kept(tf.variable(tf.scalar(1)));
    const loop = compile((batch) => [
      tf.tidy(() => tf.mul(factor, tf.sum(batch as TensorFlow.Tensor))),
    ]);
    expect(loop.run(upTo(2))[0]?.[0]).toBe(3);
    tf.tidy(() => {
      factor.assign(tf.scalar(10));
    });
    expect(loop.run(upTo(2))[0]?.[0]).toBe(30);
  });

  it('tells variables apart that were made of the same tensor', () => {
    const start = kept(tf.scalar(0));
    const [sum, count] = [kept(tf.variable(start)), kept(tf.variable(start))];
    const step: BatchStep = (batch) =>
      tf.tidy(() => {
        sum.assign(tf.add(sum, tf.sum(batch as TensorFlow.Tensor)));
        count.assign(tf.add(count, 1));
        return [tf.scalar(0)];
      });
    compile(step).run(upTo(10));
    expect([sum.dataSync()[0], count.dataSync()[0]]).toEqual([55, 5]);
  });

  it('gives the variables that a step makes the values they were made with', () => {
    const weight = kept(tf.variable(tf.scalar(0)));
    const optimizer = kept(tf.train.momentum(1, 0.5));
    const step: BatchStep = () =>
      tf.tidy(() => {
        optimizer.minimize(() => tf.mul(weight, 2).asScalar(), false, [weight]);
        return [tf.scalar(0)];
      });
    // v: 2, then 0.5 * 2 + 2 = 3; w: -2, then -2 - 3
    compile(step).run(upTo(4));
    expect(weight.dataSync()[0]).toBe(-5);
  });

  it('leaves no file and no tensor behind', () => {
    const before = tf.memory().numTensors;
    const loop = compileLoop({
      step: (batch) => [tf.tidy(() => tf.sum(batch as TensorFlow.Tensor))],
      sources: [numbers(4)],
      batchSize: 2,
    });
    loop.run(upTo(4));
    loop.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('workbench-graph-'))).toEqual([]);
    expect(() => loop.run(upTo(4))).toThrow('disposed');
  });
});

describe('what cannot be recorded', () => {
  const refusal = (step: BatchStep) => {
    try {
      compile(step);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('is a value read back inside the step', () => {
    const error = refusal((batch) => [
      tf.tidy(() => {
        const total = tf.sum(batch as TensorFlow.Tensor);
        return tf.scalar((total.dataSync()[0] as number) + 1);
      }),
    ]);
    expect(error).toBeInstanceOf(NotRecordableError);
    expect(String(error)).toContain('made by Sum');
  });

  it('is a variable read back inside the step', () => {
    const state = kept(tf.variable(tf.scalar(1), false, 'read-back'));
    const error = refusal(() => [tf.scalar(state.dataSync()[0] as number)]);
    expect(String(error)).toContain('variable read-back');
  });

  it('is randomness drawn in JavaScript', () => {
    const error = refusal((batch) => [
      tf.tidy(() => tf.sum(tf.mul(batch as TensorFlow.Tensor, tf.randomUniform([2])))),
    ]);
    expect(error).toBeInstanceOf(NotRecordableError);
    expect(String(error)).toContain('Mul');
  });
});
