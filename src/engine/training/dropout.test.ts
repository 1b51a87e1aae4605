import { afterEach, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { drawDropoutFrom, dropOut } from './dropout.ts';
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

/** A thousand values through a dropout layer of tfjs, and its random numbers at hand. */
function layerModel(rate: number) {
  const input = tf.input({ shape: [1000] });
  const layers = ['first', 'second'].map((name) => tf.layers.dropout({ rate, name }));
  const outputs = layers.map((layer) => layer.apply(input) as typeof input);
  const model = kept(tf.model({ inputs: input, outputs }));
  const clock = kept(createStepClock());
  const source = kept(createRandomSource(clock, 0, 'dropout'));
  drawDropoutFrom(model, source);
  const ones = kept(tf.ones([1, 1000]));
  const apply = (training: boolean) =>
    tf.tidy(() =>
      (model.apply(ones, { training }) as TensorFlow.Tensor[]).map((output) => [
        ...output.dataSync(),
      ]),
    );
  return { model, clock, apply };
}

describe('dropout', () => {
  it('zeroes what draws below the rate, and scales the rest', () => {
    const values = tf.tidy(() => [
      ...dropOut(tf.tensor1d([1, 2, 3, 4]), tf.tensor1d([0, 0.19, 0.2, 0.9]), 0.2).dataSync(),
    ]);
    [0, 0, 3 / 0.8, 4 / 0.8].forEach((expected, index) => {
      expect(values[index]).toBeCloseTo(expected, 6);
    });
  });

  it('passes the gradient on where values were kept', () => {
    const gradient = tf.tidy(() => [
      ...tf
        .grad((x) => dropOut(x, tf.tensor1d([0.1, 0.9]), 0.5))(tf.tensor1d([3, 4]))
        .dataSync(),
    ]);
    expect(gradient).toEqual([0, 2]);
  });
});

describe("tfjs's dropout layer", () => {
  it('drops the share it is told, other values in every layer and step', () => {
    const { clock, apply } = layerModel(0.25);
    const [first, second] = apply(true);
    const dropped = first?.filter((value) => value === 0).length;
    // 250, give or take five standard deviations of sqrt(1000 * 0.25 * 0.75)
    expect(Math.abs((dropped ?? 0) - 250)).toBeLessThan(69);
    expect(new Set(first)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
    expect(second).not.toEqual(first);
    expect(apply(true)[0]).toEqual(first);
    clock.advance();
    expect(apply(true)[0]).not.toEqual(first);
  });

  it('is the identity in inference', () => {
    expect(new Set(layerModel(0.25).apply(false)[0])).toEqual(new Set([1]));
  });

  it('draws in JavaScript again when its source is taken away', () => {
    const { model, apply } = layerModel(0.5);
    drawDropoutFrom(model, null);
    expect(apply(true)[0]).not.toEqual(apply(true)[0]);
  });

  it('is refused with a noise shape', () => {
    const input = tf.input({ shape: [4, 2] });
    const layer = tf.layers.dropout({ rate: 0.5, noiseShape: [1, 1, 2], name: 'noisy' });
    const model = kept(tf.model({ inputs: input, outputs: layer.apply(input) as typeof input }));
    expect(() =>
      drawDropoutFrom(model, { uniform: () => tf.scalar(0), dispose: () => undefined }),
    ).toThrow('noisy has a noise shape');
  });
});
