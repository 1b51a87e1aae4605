import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
      tf.tidy(() => tf.sum(batch)),
      tf.tidy(() => tf.mul(batch, 10)),
    ]);
    const [total, columns] = loop.run(upTo(10));
    expect([...(total as Float32Array)]).toEqual([55]);
    // 10 * (1 + 3 + 5 + 7 + 9), 10 * (2 + 4 + 6 + 8 + 10)
    expect([...(columns as Float32Array)]).toEqual([250, 300]);
  });

  it('takes examples in the order asked, and only those', () => {
    const weigh = tf.tensor1d([1, 100]);
    kept(weigh);
    const loop = compile((batch) => [tf.tidy(() => tf.sum(tf.mul(batch, weigh)))]);
    const [sum] = loop.run(Int32Array.of(4, 0));
    expect(sum?.[0]).toBe(5 + 100 * 1);
  });

  it('takes the smaller last batch as it is', () => {
    const mean: BatchStep = (batch) => [tf.tidy(() => tf.mean(batch))];
    const loop = compile(mean, 5, 2, [1]);
    expect(loop.run(upTo(5))[0]?.[0]).toBe(1.5 + 3.5 + 5);
  });

  it('refuses a last batch of a size that was not compiled', () => {
    const loop = compile((batch) => [tf.tidy(() => tf.sum(batch))], 5, 2);
    expect(() => loop.run(upTo(5))).toThrow('A batch of 1 was not compiled; known sizes are 2.');
  });

  it('goes on from earlier sums as if it had not been interrupted, bit for bit', () => {
    const roots: BatchStep = (batch) => [
      tf.tidy(() => tf.sum(tf.sqrt(batch))),
      tf.tidy(() => tf.concat([tf.div(tf.slice(batch, 0, 1), 7), tf.ones([1])])),
    ];
    const loop = compile(roots, 99, 2, [1]);
    const inCalls = (...calls: readonly number[]) => {
      let sums: readonly Float32Array[] | undefined;
      let start = 0;
      for (const count of calls) {
        sums = loop.run(upTo(99).subarray(start, start + count), sums);
        start += count;
      }
      return sums;
    };
    const once = inCalls(99);
    const rootSum = [...upTo(99)].reduce((sum, index) => sum + Math.sqrt(index + 1), 0);
    expect(once?.[0]?.[0]).toBeCloseTo(rootSum, 2);
    expect(once?.[1]?.[1]).toBe(50);
    expect(inCalls(...new Array<number>(49).fill(2), 1)).toEqual(once);
    expect(inCalls(14, 14, 14, 14, 14, 14, 14, 1)).toEqual(once);
    // Sums of sums are rounded otherwise: the test could tell.
    const apart = [loop.run(upTo(50)), loop.run(upTo(99).subarray(50))].map(([sum]) => sum?.[0]);
    expect(Math.fround((apart[0] as number) + (apart[1] as number))).not.toBe(once?.[0]?.[0]);
  });

  it('keeps state in variables from batch to batch, and gives it back', () => {
    const state = kept(tf.variable(tf.scalar(1)));
    // 1 -> 2 * 1 + 3 = 5 -> 2 * 5 + 7 = 17
    const step: BatchStep = (batch) =>
      tf.tidy(() => {
        const before = tf.clone(state);
        state.assign(tf.add(tf.mul(state, 2), tf.sum(batch)));
        return [before];
      });
    const loop = compile(step);
    expect(state.dataSync()[0]).toBe(1);
    const [seen] = loop.run(upTo(4));
    expect(seen?.[0]).toBe(1 + 5);
    loop.settle();
    expect(state.dataSync()[0]).toBe(17);
  });

  it('sees what was assigned between calls', () => {
    const factor = kept(tf.variable(tf.scalar(1)));
    const loop = compile((batch) => [tf.tidy(() => tf.mul(factor, tf.sum(batch)))]);
    expect(loop.run(upTo(2))[0]?.[0]).toBe(3);
    tf.tidy(() => {
      factor.assign(tf.scalar(10));
    });
    expect(loop.run(upTo(2))[0]?.[0]).toBe(30);
  });

  it('goes on from its own state, whether it was settled in between or not', () => {
    const after = (runs: readonly (readonly number[])[], settles: boolean) => {
      const state = kept(tf.variable(tf.scalar(1)));
      const untouched = kept(tf.variable(tf.scalar(5)));
      const step: BatchStep = (batch) =>
        tf.tidy(() => {
          state.assign(tf.add(tf.mul(state, untouched), tf.sum(batch)));
          return [tf.scalar(0)];
        });
      const loop = compile(step);
      for (const indices of runs) {
        loop.run(Int32Array.from(indices));
        if (settles) loop.settle();
      }
      loop.settle();
      return state.dataSync()[0];
    };
    const once = after([[0, 1, 2, 3]], false);
    // ((1 * 5) + 1 + 2) * 5 + 3 + 4
    expect(once).toBe(47);
    const halves = [
      [0, 1],
      [2, 3],
    ];
    expect([after(halves, true), after(halves, false)]).toEqual([once, once]);
  });

  it('takes what was assigned over what is not settled', () => {
    const state = kept(tf.variable(tf.scalar(1)));
    const loop = compile((batch) =>
      tf.tidy(() => {
        state.assign(tf.add(state, tf.sum(batch)));
        return [tf.scalar(0)];
      }),
    );
    loop.run(upTo(2));
    tf.tidy(() => {
      state.assign(tf.scalar(100));
    });
    loop.run(upTo(2));
    loop.settle();
    expect(state.dataSync()[0]).toBe(103);
  });

  it('tells variables apart that were made of the same tensor', () => {
    const start = kept(tf.scalar(0));
    const [sum, count] = [kept(tf.variable(start)), kept(tf.variable(start))];
    const step: BatchStep = (batch) =>
      tf.tidy(() => {
        sum.assign(tf.add(sum, tf.sum(batch)));
        count.assign(tf.add(count, 1));
        return [tf.scalar(0)];
      });
    const loop = compile(step);
    loop.run(upTo(10));
    loop.settle();
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
    const loop = compile(step);
    loop.run(upTo(4));
    loop.settle();
    expect(weight.dataSync()[0]).toBe(-5);
  });

  it('leaves no file and no tensor behind', () => {
    // A folder of its own: other processes compile too.
    const folder = mkdtempSync(join(tmpdir(), 'compile-loop-'));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const before = tf.memory().numTensors;
    const loop = compileLoop({
      step: (batch) => [tf.tidy(() => tf.sum(batch))],
      sources: [numbers(4)],
      batchSize: 2,
    });
    loop.run(upTo(4));
    loop.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(tmpdir()).toBe(folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(() => loop.run(upTo(4))).toThrow('disposed');
  });
});

describe('a step that gathers', () => {
  it('is recorded like any other, with its derivative', () => {
    const table = kept(tf.variable(tf.tensor2d([9, 9, 1, 2, 3, 4, 5, 6], [4, 2])));
    const optimizer = kept(tf.train.sgd(1));
    const step: BatchStep = (batch) =>
      tf.tidy(() => {
        const rows = tf.cast(batch, 'int32');
        const { value, grads } = tf.variableGrads(
          () => tf.sum(tf.gather(table, rows as TensorFlow.Tensor1D)).asScalar(),
          [table],
        );
        optimizer.applyGradients(grads);
        return [value];
      });
    // Examples 0 and 2 are rows 1 and 3: 1 + 2 + 5 + 6, and a derivative of 1 for each of their values.
    const loop = compile(step, 3);
    expect(loop.run(Int32Array.of(0, 2))[0]?.[0]).toBe(14);
    loop.settle();
    expect([...table.dataSync()]).toEqual([9, 9, 0, 1, 3, 4, 4, 5]);
  });

  it('leaves the check of indices to others as it was', () => {
    compile((batch) => [
      tf.tidy(() => tf.sum(tf.gather(tf.tensor1d([1, 2]), tf.zerosLike(batch).toInt()))),
    ]);
    expect(() => tf.gather(tf.tensor1d([1, 2]), tf.tensor1d([2], 'int32'))).toThrow(
      'the index value 2 is not in [0, 1]',
    );
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
        const total = tf.sum(batch);
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
    const error = refusal((batch) => [tf.tidy(() => tf.sum(tf.mul(batch, tf.randomUniform([2]))))]);
    expect(error).toBeInstanceOf(NotRecordableError);
    expect(String(error)).toContain('Mul');
  });
});
