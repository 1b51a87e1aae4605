import { z } from 'zod';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { ModelDefinition } from './model.ts';
import { scaledWidth } from './smaller.ts';
import { imageShape, inputOf } from './input-shape.ts';
import { requireFeasible } from './weight-limit.ts';
import { say } from '../../contract/sentence.ts';

const BLOCKS_PER_STAGE = 3;
const KERNEL_SIDE = 3;
/** PyTorch's defaults; what it calls momentum 0.1 is 0.9 in TensorFlow's terms. */
const BATCH_NORM = { momentum: 0.9, epsilon: 1e-5 };

const parameters = z.strictObject({
  channels: z.array(z.int().min(1).max(10_000)).length(3).default([16, 32, 64]),
});
type Features = TensorFlow.SymbolicTensor;

/** A basic block: two convolutions, and a shortcut around them. */
interface Block {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly stride: number;
  /** The shortcut is a strided 1x1 convolution, since the block changes the shape. */
  readonly projects: boolean;
}

/**
 * ResNet-20 in the form for small images of He, Zhang, Ren and Sun, "Deep Residual Learning for
 * Image Recognition", CVPR 2016, section 4.2: a 3x3 convolution, three stages of three basic blocks
 * (convolution, batch norm, ReLU, convolution, batch norm, addition, ReLU), global average pooling
 * and a fully connected layer. Stages two and three begin with stride 2.
 *
 * Shortcuts that change the shape are projections with batch norm (the paper's option B; on CIFAR
 * it used A, zero padding, which has 2752 parameters less, but no counterpart among the layers of
 * tfjs). Padding is TensorFlow's "same", which for stride 2 pads after the image, not around it.
 */
export const resnet20: ModelDefinition<typeof parameters> = {
  id: 'resnet-20',
  version: 1,
  // Since the channels of the residual stream are units too.
  unitsVersion: 2,
  words: {
    en: {
      label: 'ResNet-20',
      summary: 'A residual network of nine blocks in three stages, with batch norm.',
      parameters: {
        channels: { label: 'Channels', help: 'Channels of each convolution or stage.' },
      },
    },
    zh: {
      label: 'ResNet-20',
      summary: '三个阶段共九个残差块的网络，带批归一化。',
      parameters: { channels: { label: '通道数', help: '每个卷积层或阶段的通道数。' } },
    },
  },
  parameters,
  requireSuitable: (_, { shape }) => void imageShape('resnet-20', shape),

  build({ channels }, format) {
    requireFeasible(countWeights(channels, format), say`model.channels [${channels.join(', ')}]`);
    const image = inputOf(format.shape);
    const stem = normalised(image, ['conv', 'norm'], { filters: channels[0] as number });
    let features = relu('relu', stem);
    for (const block of blocksOf(channels)) features = basicBlock(block, features);
    const pooled = tf.layers.globalAveragePooling2d({ name: 'pool' }).apply(features);
    const logits = tf.layers.dense({ units: format.classes, name: 'output' }).apply(pooled);
    return tf.model({ name: 'resnet-20', inputs: image, outputs: logits as Features });
  },

  scaled: ({ channels }, factor) => ({
    channels: channels.map((width) => scaledWidth(width, factor)),
  }),

  countPrunable: ({ channels }, format) => countWeights(channels, format),

  countOutputs({ channels }, { shape, classes }) {
    let [height, width] = imageShape('resnet-20', shape);
    // Convolution, batch norm and ReLU; the pooling at the end.
    let outputs = 3 * height * width * (channels[0] as number) + (channels.at(-1) as number);
    for (const { outputs: maps, stride, projects } of blocksOf(channels)) {
      [height, width] = [Math.ceil(height / stride), Math.ceil(width / stride)];
      // That twice, and an addition between; a projection is normalised, too.
      outputs += (projects ? 9 : 7) * height * width * maps;
    }
    return outputs + classes;
  },
};

function blocksOf(channels: readonly number[]): Block[] {
  return channels.flatMap((outputs, stage) =>
    Array.from({ length: BLOCKS_PER_STAGE }, (_, index): Block => {
      const first = index === 0;
      const projects = first && stage > 0;
      return {
        name: `stage${stage + 1}-block${index + 1}`,
        inputs: first ? (channels[Math.max(0, stage - 1)] as number) : outputs,
        outputs,
        stride: projects ? 2 : 1,
        projects,
      };
    }),
  );
}

function basicBlock(block: Block, input: Features): Features {
  const { name, outputs: filters, stride: strides } = block;
  const first = normalised(input, [`${name}-conv1`, `${name}-norm1`], { filters, strides });
  const inner = relu(`${name}-relu1`, first);
  const residual = normalised(inner, [`${name}-conv2`, `${name}-norm2`], { filters });
  const shortcut = block.projects
    ? normalised(input, [`${name}-shortcut`, `${name}-shortcut-norm`], {
        filters,
        strides,
        kernelSize: 1,
      })
    : input;
  const sum = tf.layers.add({ name: `${name}-add` }).apply([residual, shortcut]);
  return relu(`${name}-relu2`, sum as Features);
}

/** A convolution without bias, and the batch norm that has one. */
function normalised(
  input: Features,
  [convName, normName]: readonly [conv: string, norm: string],
  shape: { filters: number; strides?: number; kernelSize?: number },
): Features {
  const conv = tf.layers.conv2d({
    kernelSize: KERNEL_SIDE,
    ...shape,
    padding: 'same',
    useBias: false,
    name: convName,
  });
  const norm = tf.layers.batchNormalization({ ...BATCH_NORM, name: normName });
  return norm.apply(conv.apply(input)) as Features;
}

function relu(name: string, input: Features): Features {
  return tf.layers.activation({ activation: 'relu', name }).apply(input) as Features;
}

function countWeights(channels: readonly number[], { shape, classes }: ExampleFormat): number {
  const area = KERNEL_SIDE ** 2;
  const stem = area * imageShape('resnet-20', shape)[2] * (channels[0] as number);
  const blocks = blocksOf(channels).reduce(
    (sum, { inputs, outputs, projects }) =>
      sum + area * (inputs + outputs) * outputs + (projects ? inputs * outputs : 0),
    0,
  );
  return stem + blocks + (channels.at(-1) as number) * classes;
}
