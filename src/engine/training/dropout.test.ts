import { mean, variance } from 'simple-statistics';
import { afterEach, describe, expect, it } from 'vitest';
import { compileCall } from '../compile/compile-call.ts';
import { gruResetAfter } from '../network/layers/own/gru-reset-after.ts';
import { useOwnLayers } from '../network/layers/own/own-layers.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { drawDropoutFrom, dropOut } from './dropout.ts';
import { createRandomSource } from './random-source.ts';
import { createStepClock } from './step-clock.ts';

useOwnLayers();

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

  it('drops what its noise shape says together', () => {
    const input = tf.input({ shape: [50, 20] });
    const together = tf.layers.dropout({ rate: 0.5, noiseShape: [null as never, 1, 20] });
    const channels = tf.layers.spatialDropout1d({ rate: 0.5 });
    const outputs = [together, channels].map((layer) => layer.apply(input) as typeof input);
    for (const values of applied(tf.model({ inputs: input, outputs }), tf.ones([1, 50, 20]))) {
      const [first = [], ...others] = (values as number[][][])[0] ?? [];
      expect(new Set(first)).toEqual(new Set([0, 2]));
      for (const step of others) expect(step).toEqual(first);
    }
  });
});

/** What the outputs of a model are in training, its layers drawing from a source. */
function applied(made: TensorFlow.LayersModel, x: TensorFlow.Tensor): unknown[] {
  const model = kept(made);
  const source = kept(createRandomSource(kept(createStepClock()), 0, 'dropout'));
  drawDropoutFrom(model, source);
  const values = () =>
    tf.tidy(() =>
      [model.apply(x, { training: true }) as TensorFlow.Tensor].flat().map((y) => y.arraySync()),
    );
  const once = values();
  expect(values()).toEqual(once);
  x.dispose();
  return once;
}

describe("tfjs's other layers that draw", () => {
  const deviates = (layer: TensorFlow.layers.Layer, x: TensorFlow.Tensor) => {
    const input = tf.input({ shape: [20_000] });
    const model = tf.model({ inputs: input, outputs: layer.apply(input) as typeof input });
    const values = (applied(model, x) as number[][][])[0]?.[0] ?? [];
    return { mean: mean(values), variance: variance(values), values };
  };

  it('adds noise of its deviation', () => {
    const noise = deviates(tf.layers.gaussianNoise({ stddev: 0.5 }), tf.ones([1, 20_000]));
    expect(noise.mean).toBeCloseTo(1, 1);
    expect(noise.variance).toBeCloseTo(0.25, 1);
    const within = noise.values.filter((value) => Math.abs(value - 1) < 0.5).length / 20_000;
    expect(within).toBeCloseTo(0.683, 1);
  });

  it('multiplies by noise as wide as dropout is', () => {
    const noise = deviates(tf.layers.gaussianDropout({ rate: 0.2 }), tf.fill([1, 20_000], 3));
    expect(noise.mean).toBeCloseTo(3, 1);
    // 9 * 0.2 / 0.8
    expect(noise.variance).toBeCloseTo(2.25, 0);
  });

  it('keeps mean and variance behind SELU', () => {
    const x = tf.randomNormal([1, 20_000], 0, 1, 'float32', 5);
    const dropped = deviates(tf.layers.alphaDropout({ rate: 0.3 }), x);
    expect(dropped.mean).toBeCloseTo(0, 1);
    expect(dropped.variance).toBeCloseTo(1, 1);
  });

  it.each([
    ['LSTM', tf.layers.lstm],
    ['GRU', tf.layers.gru],
    [
      'GRU that resets after',
      (config: Record<string, unknown>) => gruResetAfter.make(config) as never,
    ],
  ] as const)('drops in an %s, in both directions, the same in a recorded step', (_, make) => {
    const config = { units: 4, recurrentInitializer: 'glorotUniform', returnSequences: true };
    const rates = { dropout: 0.5, recurrentDropout: 0.5 };
    const input = tf.input({ shape: [3, 4] });
    const layer = tf.layers.bidirectional({
      layer: make({ ...config, ...rates }),
      mergeMode: 'concat',
    });
    const model = kept(tf.model({ inputs: input, outputs: layer.apply(input) as typeof input }));
    const source = kept(createRandomSource(kept(createStepClock()), 0, 'dropout'));
    drawDropoutFrom(model, source);
    const x = kept(tf.randomNormal([2, 3, 4], 0, 1, 'float32', 3));
    const trained = (given: TensorFlow.Tensor) => [
      model.apply(given, { training: true }) as TensorFlow.Tensor,
    ];
    const eager = tf.tidy(() => [...(trained(x)[0] as TensorFlow.Tensor).dataSync()]);
    const plain = tf.tidy(() => [...(model.apply(x) as TensorFlow.Tensor).dataSync()]);
    expect(eager).not.toEqual(plain);
    const compiled = kept(compileCall(trained, [x]));
    compiled.run(x.dataSync<'float32'>())[0]?.forEach((value, index) => {
      expect(value).toBeCloseTo(eager[index] as number, 6);
    });
  });
});
