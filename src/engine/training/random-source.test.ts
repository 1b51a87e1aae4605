import { afterEach, describe, expect, it } from 'vitest';
import { compileCall } from '../compile/compile-call.ts';
import { tf } from '../tensorflow.ts';
import { createRandomSource } from './random-source.ts';
import { createStepClock } from './step-clock.ts';

const made: { dispose(): void }[] = [];
const kept = <T extends { dispose(): void }>(thing: T): T => {
  made.push(thing);
  return thing;
};
afterEach(() => {
  for (const thing of made.splice(0).reverse()) thing.dispose();
});

function sourceAt(step: number, seed = 3, stage = 'train') {
  const clock = kept(createStepClock());
  clock.set(step);
  return kept(createRandomSource(clock, seed, stage));
}
const draw = (source: ReturnType<typeof sourceAt>, purpose = 'noise', count = 1000) =>
  tf.tidy(() => [...source.uniform(purpose, [count]).dataSync()]);

describe('random numbers of a step', () => {
  it('lie in [0, 1), evenly', () => {
    const values = draw(sourceAt(0));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const mean = values.reduce((sum, value) => sum + value) / values.length;
    // Five standard errors: 5 * sqrt(1/12 / 1000)
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.046);
  });

  it('depend on seed, stage, purpose and step, and on nothing else', () => {
    const values = draw(sourceAt(7));
    expect(draw(sourceAt(7))).toEqual(values);
    expect(draw(sourceAt(8))).not.toEqual(values);
    expect(draw(sourceAt(7, 4))).not.toEqual(values);
    expect(draw(sourceAt(7, 3, 'fine-tune'))).not.toEqual(values);
    expect(draw(sourceAt(7), 'other noise')).not.toEqual(values);
  });

  it('are the same in a recorded graph, bit for bit, and follow the clock there too', () => {
    const clock = kept(createStepClock());
    const source = kept(createRandomSource(clock, 3, 'train'));
    const recorded = kept(
      compileCall(
        (x) => [tf.tidy(() => tf.add(x, source.uniform('noise', [9])))],
        [kept(tf.zeros([9]))],
      ),
    );
    for (const step of [0, 5]) {
      clock.set(step);
      const [values] = recorded.run(new Float32Array(9));
      expect([...(values as Float32Array)]).toEqual(draw(source, 'noise', 9));
    }
  });
});
