import { z } from 'zod';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf } from '../tensorflow.ts';
import { DROPOUT_WORDS, dropoutParameter, layersWith, withDropout } from './dropout-layer.ts';
import type { ModelDefinition } from './model.ts';
import { scaledWidth } from './smaller.ts';
import { inputOf } from './input-shape.ts';
import { requireFeasible } from './weight-limit.ts';
import { say } from '../../contract/sentence.ts';

const parameters = z.strictObject({
  hidden: z.array(z.int().min(1).max(100_000)).min(1).max(10).default([128]),
  dropout: dropoutParameter,
});

/**
 * The article's network: fully connected layers with ReLU between them, 784-128-10 on MNIST. Whatever
 * shape examples have, it sees their values in a row.
 */
export const mlp: ModelDefinition<typeof parameters> = {
  id: 'mlp',
  version: 1,
  words: {
    en: {
      label: 'MLP',
      brief: 'MLP {hidden}',
      summary:
        'Fully connected layers with ReLU; one hidden layer of 128 units is the article’s net.',
      parameters: {
        hidden: { label: 'Hidden units', help: 'Units of each fully connected hidden layer.' },
        dropout: DROPOUT_WORDS.en,
      },
    },
    zh: {
      label: 'MLP',
      brief: 'MLP {hidden}',
      summary: '带 ReLU 的全连接层；论文的网络有一个 128 单元的隐藏层。',
      parameters: {
        hidden: { label: '隐藏单元数', help: '每个全连接隐藏层的单元数。' },
        dropout: DROPOUT_WORDS.zh,
      },
    },
  },
  parameters,

  build({ hidden, dropout }, format) {
    requireFeasible(countWeights(hidden, format), say`model.hidden [${hidden.join(', ')}]`);
    const input = inputOf(format.shape);
    let features =
      format.shape.length === 1
        ? input
        : (tf.layers.flatten({ name: 'flatten' }).apply(input) as typeof input);
    hidden.forEach((units, index) => {
      const layer = tf.layers.dense({ units, activation: 'relu', name: `hidden${index + 1}` });
      features = withDropout(layer.apply(features) as typeof input, dropout, `dropout${index + 1}`);
    });
    const logits = tf.layers.dense({ units: format.classes, name: 'output' }).apply(features);
    return tf.model({ name: 'mlp', inputs: input, outputs: logits as typeof input });
  },

  scaled: ({ hidden, ...others }, factor) => ({
    ...others,
    hidden: hidden.map((units) => scaledWidth(units, factor)),
  }),

  countPrunable: ({ hidden }, format) => countWeights(hidden, format),

  countOutputs: ({ hidden, dropout }, { classes }) =>
    hidden.reduce((sum, units) => sum + units * layersWith(dropout), classes),
};

function countWeights(hidden: readonly number[], format: ExampleFormat): number {
  let inputs = format.shape.reduce((product, size) => product * size, 1);
  let weights = 0;
  for (const units of [...hidden, format.classes]) {
    weights += inputs * units;
    inputs = units;
  }
  return weights;
}
