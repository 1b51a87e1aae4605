import { afterEach, describe, expect, it } from 'vitest';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { compileLoop } from './compile-loop.ts';

/*
 * Training steps as anybody writes them in tfjs, with its layers, losses and optimizers: compiled,
 * they end at the weights at which they end operation by operation.
 */

type Tensor = TensorFlow.Tensor;
type Loss = (logits: Tensor, labels: Tensor, images: Tensor, weights: Tensor[]) => Tensor;

const BATCH = 4;
const STEPS = 6;
const COUNT = BATCH * STEPS;
const CLASSES = 3;
const SHAPE: [number, number, number] = [8, 8, 2];

const random = randomStream(0, 'ordinary steps');
const pixels = Float32Array.from({ length: COUNT * 128 }, () => random.uniform());
const classes = Int32Array.from({ length: COUNT }, (_, index) => index % CLASSES);

const models: TensorFlow.LayersModel[] = [];
const disposables: { dispose(): void }[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
  for (const thing of disposables.splice(0)) thing.dispose();
});

/** A net of these layers, with the same weights every time it is built. */
function build(layers: () => TensorFlow.layers.Layer[], seed = 1): TensorFlow.LayersModel {
  const image = tf.input({ shape: SHAPE });
  let features = image;
  for (const layer of layers()) features = layer.apply(features) as typeof image;
  const model = tf.model({ inputs: image, outputs: features });
  models.push(model);
  const { uniform } = randomStream(seed, 'weights');
  tf.tidy(() => {
    model.setWeights(
      model.weights.map((weight) => {
        const shape = weight.shape as number[];
        const length = shape.reduce((product, size) => product * size, 1);
        const spread = weight.name.includes('variance') ? 1 : 0;
        return tf.tensor(
          Float32Array.from({ length }, () => spread + (uniform() - 0.5) / 2),
          shape,
        );
      }),
    );
  });
  return model;
}

const crossEntropy: Loss = (logits, labels) =>
  tf.losses.softmaxCrossEntropy(tf.oneHot(tf.cast(labels, 'int32'), CLASSES), logits);

interface Training {
  readonly layers: () => TensorFlow.layers.Layer[];
  readonly loss?: Loss;
  readonly optimizer?: () => TensorFlow.Optimizer;
}

/** All trained values after the steps, and the sum of the losses. */
function train(compiled: boolean, { layers, loss = crossEntropy, optimizer }: Training) {
  const model = build(layers);
  const trainer = optimizer?.() ?? tf.train.momentum(0.05, 0.9);
  const variables = model.trainableWeights.map((weight) => weight.read() as TensorFlow.Variable);
  const step = (images: Tensor, labels: Tensor): Tensor[] =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(
        () =>
          loss(
            model.apply(images, { training: true }) as Tensor,
            labels,
            images,
            variables as unknown as Tensor[],
          ).asScalar(),
        variables,
      );
      trainer.applyGradients(grads);
      return [value];
    });
  let lossSum = 0;
  if (compiled) {
    const loop = compileLoop({
      step: (images, labels) => step(images, labels),
      sources: [
        { name: 'images', type: 'float32', shape: [COUNT, ...SHAPE], values: pixels },
        { name: 'labels', type: 'int32', shape: [COUNT], values: classes },
      ],
      batchSize: BATCH,
    });
    const [losses] = loop.run(Int32Array.from({ length: COUNT }, (_, index) => index));
    lossSum = losses?.[0] as number;
    loop.settle();
    loop.dispose();
  } else {
    for (let start = 0; start < COUNT; start += BATCH) {
      const images = tf.tensor4d(pixels.slice(start * 128, (start + BATCH) * 128), [
        BATCH,
        ...SHAPE,
      ]);
      const labels = tf.tensor1d(classes.slice(start, start + BATCH), 'int32');
      const [value] = step(images, labels);
      lossSum += value?.dataSync()[0] as number;
      tf.dispose([images, labels, value]);
    }
  }
  trainer.dispose();
  const weights = model.weights.flatMap((weight) => [...weight.read().dataSync()]);
  return { weights, lossSum };
}

function expectEqual(training: Training): void {
  useTensorFlowGradients();
  const start = build(training.layers).weights.flatMap((weight) => [...weight.read().dataSync()]);
  const eager = train(false, training);
  const compiled = train(true, training);
  const norm = (values: number[]) => Math.hypot(...values);
  const minus = (left: number[], right: number[]) =>
    left.map((value, index) => value - (right[index] as number));
  const moved = norm(minus(eager.weights, start));
  expect(moved).toBeGreaterThan(1e-3);
  expect(norm(minus(eager.weights, compiled.weights)) / moved).toBeLessThan(1e-4);
  expect(compiled.lossSum).toBeCloseTo(eager.lossSum, 4);
}

const { layers } = tf;
const dense = () => [layers.flatten(), layers.dense({ units: 5, activation: 'relu' }), output()];
const output = () => layers.dense({ units: CLASSES });

describe('a step of', () => {
  const nets: [string, () => TensorFlow.layers.Layer[]][] = [
    ['dense layers', dense],
    [
      'convolutions with max pooling',
      () => [
        layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.flatten(),
        output(),
      ],
    ],
    [
      'convolutions with average pooling that overlaps and is padded',
      () => [
        layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', activation: 'tanh' }),
        layers.averagePooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
        layers.flatten(),
        output(),
      ],
    ],
    [
      'depthwise convolutions',
      () => [
        layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, activation: 'relu' }),
        layers.globalAveragePooling2d({}),
        output(),
      ],
    ],
    [
      'separable convolutions with batch norm',
      () => [
        layers.separableConv2d({ filters: 4, kernelSize: 3, padding: 'same', useBias: false }),
        layers.batchNormalization(),
        layers.activation({ activation: 'relu' }),
        layers.globalMaxPooling2d({}),
        output(),
      ],
    ],
    [
      'an LSTM behind layer norm',
      () => [
        layers.reshape({ targetShape: [8, 16] }),
        layers.layerNormalization(),
        layers.lstm({ units: 3, recurrentInitializer: 'glorotUniform' }),
        output(),
      ],
    ],
    [
      'an LSTM on what a bidirectional GRU says of every step',
      () => {
        const gates = { activation: 'tanh', recurrentActivation: 'sigmoid', units: 3 } as const;
        const gru = layers.gru({ ...gates, returnSequences: true });
        return [
          layers.reshape({ targetShape: [8, 16] }),
          layers.bidirectional({ layer: gru, mergeMode: 'concat' }),
          layers.lstm({ ...gates, recurrentInitializer: 'glorotUniform' }),
          output(),
        ];
      },
    ],
  ];
  it.each(nets)('%s', (_name, net) => {
    expectEqual({ layers: net });
  });

  it.each([
    ['sgd', () => tf.train.sgd(0.05)],
    ['momentum', () => tf.train.momentum(0.05, 0.9)],
    ['Nesterov momentum', () => tf.train.momentum(0.05, 0.9, true)],
    ['Adam', () => tf.train.adam(0.01)],
    ['Adamax', () => tf.train.adamax(0.01)],
    ['Adagrad', () => tf.train.adagrad(0.05)],
    ['Adadelta', () => tf.train.adadelta(0.5)],
    ['RMSProp', () => tf.train.rmsprop(0.01, 0.9, 0.5)],
  ] as [string, () => TensorFlow.Optimizer][])("tfjs's own %s", (_name, optimizer) => {
    expectEqual({ layers: dense, optimizer });
  });
});

describe('a loss with', () => {
  it('a frozen teacher, whose softened answers the student approaches', () => {
    // Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
    const teacher = build(dense, 7);
    const temperature = 3;
    const distilled: Loss = (logits, labels, images, weights) => {
      const taught = tf.softmax(tf.div(teacher.apply(images) as Tensor, temperature));
      const own = tf.logSoftmax(tf.div(logits, temperature));
      const divergence = tf.mean(tf.sum(tf.mul(taught, tf.sub(tf.log(taught), own)), -1));
      return tf.add(
        tf.mul(crossEntropy(logits, labels, images, weights), 0.5),
        tf.mul(divergence, 0.5 * temperature ** 2),
      );
    };
    const before = teacher.getWeights().map((weight) => [...weight.dataSync()]);
    expectEqual({ layers: dense, loss: distilled });
    expect(teacher.getWeights().map((weight) => [...weight.dataSync()])).toEqual(before);
  });

  it('an L1 penalty on kernels', () => {
    const penalised: Loss = (logits, labels, images, weights) => {
      const kernels = weights.filter(({ rank }) => rank > 1);
      const sums = kernels.map((kernel) => tf.sum(tf.abs(kernel)));
      return tf.add(crossEntropy(logits, labels, images, weights), tf.mul(tf.addN(sums), 0.01));
    };
    expectEqual({ layers: dense, loss: penalised });
  });

  it("an L2 penalty on batch norm's scales, weighted by a variable", () => {
    const strength = tf.tidy(() => tf.variable(tf.scalar(0.1), false));
    disposables.push(strength);
    const penalised: Loss = (logits, labels, images, weights) =>
      tf.add(
        crossEntropy(logits, labels, images, weights),
        tf.mul(strength, tf.sum(tf.square(weights[1] as Tensor))),
      );
    expectEqual({
      layers: () => [
        layers.conv2d({ filters: 3, kernelSize: 3, useBias: false }),
        layers.batchNormalization(),
        layers.flatten(),
        output(),
      ],
      loss: penalised,
    });
  });
});
