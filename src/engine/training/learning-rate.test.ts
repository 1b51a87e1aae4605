import { afterEach, describe, expect, it } from 'vitest';
import { rateScheduleSchema } from '../../contract/experiment.ts';
import { compileLoop } from '../compile/compile-loop.ts';
import { tf } from '../tensorflow.ts';
import { createLearningRate, type LearningRate } from './learning-rate.ts';
import { learningRateAt } from './rate-schedule.ts';
import { createStepClock } from './step-clock.ts';

const made: { dispose(): void }[] = [];
const kept = <T extends { dispose(): void }>(thing: T): T => {
  made.push(thing);
  return thing;
};
afterEach(() => {
  for (const thing of made.splice(0).reverse()) thing.dispose();
});

const cosine = rateScheduleSchema.parse({ id: 'cosine', final: 0.1, warmupEpochs: 1 });
const course = { stepsPerEpoch: 4, epochs: 3 };
const expected = Array.from({ length: 12 }, (_, step) =>
  Math.fround(learningRateAt(cosine, 0.5, { step, ...course })),
);
const scheduled = () => {
  const clock = kept(createStepClock());
  const rate = kept(createLearningRate({ learningRate: 0.5, schedule: cosine, clock, ...course }));
  return { clock, rate };
};
const valueOf = (rate: LearningRate) => tf.tidy(() => rate.read().dataSync()[0] as number);

describe('the learning rate of a step', () => {
  it('is the number of the document where there is no schedule', () => {
    const clock = kept(createStepClock());
    const rate = kept(createLearningRate({ learningRate: 0.25, clock, ...course }));
    rate.expect(0, 1000);
    expect(valueOf(rate)).toBe(0.25);
  });

  it('follows the clock through its schedule, rounded to 32 bits and nothing else', () => {
    const { clock, rate } = scheduled();
    const seen = expected.map((_, step) => {
      rate.expect(step, 1);
      const value = valueOf(rate);
      clock.advance();
      return value;
    });
    expect(seen).toEqual(expected);
  });

  it('is right from wherever a training is resumed', () => {
    const { clock, rate } = scheduled();
    clock.set(6);
    rate.expect(6, 1);
    expect(valueOf(rate)).toBe(expected[6]);
  });

  it('changes inside a recorded graph, which is never recorded anew', () => {
    const { clock, rate } = scheduled();
    let recorded = 0;
    // Each step writes its rate where its number says.
    const loop = kept(
      compileLoop({
        step: (batch) => {
          recorded += 1;
          return [
            tf.tidy(() => {
              const here = tf.oneHot(tf.cast(tf.squeeze(batch), 'int32'), 12);
              return tf.mul(tf.cast(here, 'float32'), rate.read());
            }),
          ].map((output) => {
            clock.advance();
            return output;
          });
        },
        sources: [
          {
            name: 'numbers',
            type: 'uint8',
            shape: [12],
            values: Uint8Array.from({ length: 12 }, (_, index) => index),
            divisor: 1,
          },
        ],
        batchSize: 1,
      }),
    );
    const all = Int32Array.from({ length: 12 }, (_, index) => index);
    const seen = [0, 3, 4, 8].map((first, call, firsts) => {
      const end = firsts[call + 1] ?? 12;
      rate.expect(first, end - first);
      return [...(loop.run(all.subarray(first, end))[0] as Float32Array)].slice(first, end);
    });
    expect(seen.flat()).toEqual(expected);
    expect(recorded).toBe(1);
  });

  it('refuses a call that is longer than its table', () => {
    const { rate } = scheduled();
    expect(() => rate.expect(0, 5)).toThrow("at most an epoch's 4 steps, not 5");
  });
});
