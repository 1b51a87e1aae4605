import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf } from '../tensorflow.ts';
import { DROPOUT_WORDS, dropoutParameter, layersWith, withDropout } from './dropout-layer.ts';
import type { ModelDefinition } from './model.ts';
import { scaledWidth } from './smaller.ts';
import { imageShape, inputOf } from './input-shape.ts';
import { requireFeasible } from './weight-limit.ts';

const KERNEL_SIDE = 5;
const POOL_SIDE = 2;
/** Smaller images leave nothing for the second pooling. */
const MIN_IMAGE_SIDE = 16;

const parameters = z.strictObject({
  channels: z.array(z.int().min(1).max(10_000)).length(2).default([20, 50]),
  hidden: z.int().min(1).max(100_000).default(500),
  dropout: dropoutParameter,
});
type Parameters = z.infer<typeof parameters>;

/**
 * LeNet-5 in the form in which pruning is studied ("20-50-500", from Caffe's MNIST example): two 5x5
 * convolutions without padding, each with 2x2 max pooling behind it, and two fully connected
 * layers. Unlike the original (LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied
 * to Document Recognition", 1998) it has ReLU, after the convolutions too, and no partial
 * connections.
 */
export const lenet5: ModelDefinition<typeof parameters> = {
  id: 'lenet-5',
  version: 1,
  words: {
    en: {
      label: 'LeNet-5',
      summary: 'Two convolutions with max pooling and two fully connected layers.',
      parameters: {
        channels: { label: 'Channels', help: 'Channels of each convolution or stage.' },
        hidden: { label: 'Hidden units', help: 'Units of each fully connected hidden layer.' },
        dropout: DROPOUT_WORDS.en,
      },
    },
    zh: {
      label: 'LeNet-5',
      summary: '两个卷积层（带最大池化）和两个全连接层。',
      parameters: {
        channels: { label: '通道数', help: '每个卷积层或阶段的通道数。' },
        hidden: { label: '隐藏单元数', help: '每个全连接隐藏层的单元数。' },
        dropout: DROPOUT_WORDS.zh,
      },
    },
  },
  parameters,
  requireSuitable: (_, format) => requireLargeEnough(format),

  build({ channels, hidden, dropout }, format) {
    requireLargeEnough(format);
    requireFeasible(
      countWeights({ channels, hidden }, format),
      say`model.channels [${channels.join(', ')}] with model.hidden ${hidden}`,
    );
    const image = inputOf(format.shape);
    let features = image;
    channels.forEach((filters, index) => {
      const conv = tf.layers.conv2d({
        filters,
        kernelSize: KERNEL_SIDE,
        activation: 'relu',
        name: `conv${index + 1}`,
      });
      const pool = tf.layers.maxPooling2d({ poolSize: POOL_SIDE, name: `pool${index + 1}` });
      features = pool.apply(conv.apply(features)) as typeof image;
    });
    const flat = tf.layers.flatten({ name: 'flatten' }).apply(features);
    const units = tf.layers.dense({ units: hidden, activation: 'relu', name: 'hidden' });
    const logits = tf.layers.dense({ units: format.classes, name: 'output' });
    return tf.model({
      name: 'lenet-5',
      inputs: image,
      outputs: logits.apply(
        withDropout(units.apply(flat) as typeof image, dropout, 'dropout'),
      ) as typeof image,
    });
  },

  scaled: ({ channels, hidden, ...others }, factor) => ({
    ...others,
    channels: channels.map((filters) => scaledWidth(filters, factor)),
    hidden: scaledWidth(hidden, factor),
  }),

  countPrunable: countWeights,

  countOutputs({ channels, hidden, dropout }, { shape, classes }) {
    let [height, width] = imageShape('lenet-5', shape);
    let outputs = hidden * layersWith(dropout) + classes;
    for (const maps of channels) {
      outputs += maps * convolvedSide(height) * convolvedSide(width);
      [height, width] = [pooledSide(height), pooledSide(width)];
      outputs += maps * height * width;
    }
    return outputs;
  },
};

function countWeights({ channels, hidden }: Parameters, { shape, classes }: ExampleFormat): number {
  const [height, width, inputs] = imageShape('lenet-5', shape);
  let weights = 0;
  let maps = inputs;
  for (const filters of channels) {
    weights += KERNEL_SIDE ** 2 * maps * filters;
    maps = filters;
  }
  return weights + poolSide(height) * poolSide(width) * maps * hidden + hidden * classes;
}

/** What two convolutions, each with a pooling, leave of a side of the image. */
function poolSide(side: number): number {
  return pooledSide(pooledSide(side));
}

function convolvedSide(side: number): number {
  return side - KERNEL_SIDE + 1;
}

/** What one of them leaves. */
function pooledSide(side: number): number {
  return Math.floor(convolvedSide(side) / POOL_SIDE);
}

function requireLargeEnough({ shape }: ExampleFormat): void {
  const [height, width] = imageShape('lenet-5', shape);
  if (Math.min(height, width) >= MIN_IMAGE_SIDE) return;
  throw new UserError(
    say`The model lenet-5 needs images of at least ${MIN_IMAGE_SIDE} x ${MIN_IMAGE_SIDE} pixels,
      and these have ${height} x ${width}: choose another model or data set.`,
  );
}
