import { z } from 'zod';
import { tf } from '../tensorflow.ts';
import { DROPOUT_WORDS, dropoutParameter, layersWith, withDropout } from './dropout-layer.ts';
import type { ModelDefinition } from './model.ts';
import { scaledWidth } from './smaller.ts';
import { inputOf, sequenceShape } from './input-shape.ts';
import { requireFeasible } from './weight-limit.ts';
import type { WordsOf } from '../../contract/entry-words.ts';
import { say } from '../../contract/sentence.ts';

const parameters = z.strictObject({
  units: z.int().min(1).max(10_000).default(64),
  dropout: dropoutParameter,
});

/** As PyTorch and Keras have them: the default of tfjs for gates is a piecewise linear sigmoid. */
const ACTIVATIONS = { activation: 'tanh', recurrentActivation: 'sigmoid' } as const;

/** tfjs's own default, orthogonal, takes seconds for weights that are replaced anyway. */
const INITIALIZERS = { recurrentInitializer: 'glorotUniform' } as const;

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers,
 * Schmidhuber and Cummins, 2000) that reads a sequence, or an image row by row; its last hidden state is
 * classified. The gates stand in the order i, f, c, o, in `kernel` `[features, 4 units]` and
 * `recurrent_kernel` `[units, 4 units]`. One bias per gate, where PyTorch adds two.
 */
export const lstm = onRows(
  'lstm',
  named('LSTM', 'A long short-term memory', '长短期记忆网络'),
  4,
  (units, name) =>
    tf.layers.lstm({ units, name, ...ACTIVATIONS, ...INITIALIZERS, unitForgetBias: false }),
);

/**
 * A gated recurrent unit (Cho et al., 2014) that reads a sequence, or an image row by row; its last hidden state is
 * classified. The gates stand in the order z, r, h. The candidate is tanh(W x + U (r * h) + b), as
 * in the paper and in tfjs; PyTorch and cuDNN reset after the product instead, tanh(W x + b + r *
 * (U h + b')), so that their weights are not interchangeable with these.
 */
export const gru = onRows(
  'gru',
  named('GRU', 'A gated recurrent unit', '门控循环单元网络'),
  3,
  (units, name) => tf.layers.gru({ units, name, ...ACTIVATIONS, ...INITIALIZERS }),
);

/** `gates` matrices of each kind, side by side in the layer's kernels. */
function onRows(
  id: string,
  words: WordsOf<typeof parameters>,
  gates: number,
  makeLayer: (units: number, name: string) => ReturnType<typeof tf.layers.lstm>,
): ModelDefinition<typeof parameters> {
  const countPrunable: ModelDefinition<typeof parameters>['countPrunable'] = (
    { units },
    { shape, classes },
  ) => gates * units * (sequenceShape(id, shape)[1] + units) + units * classes;

  return {
    id,
    // Since the products with the kernel are made once for all time steps: sums are rounded otherwise.
    version: 2,
    words,
    parameters,
    requireSuitable: (_, { shape }) => void sequenceShape(id, shape),
    build(chosen, format) {
      requireFeasible(countPrunable(chosen, format), say`model.units ${chosen.units}`);
      const steps = sequenceShape(id, format.shape);
      const input = inputOf(format.shape);
      const rows =
        format.shape.length === 2
          ? input
          : tf.layers.reshape({ targetShape: [...steps], name: 'rows' }).apply(input);
      const last = makeLayer(chosen.units, id).apply(rows) as typeof input;
      const state = withDropout(last, chosen.dropout, 'dropout');
      const logits = tf.layers.dense({ units: format.classes, name: 'output' }).apply(state);
      return tf.model({ name: id, inputs: input, outputs: logits as typeof input });
    },
    scaled: ({ units, ...others }, factor) => ({ ...others, units: scaledWidth(units, factor) }),
    countPrunable,
    // At each step the gates, the state, and in an LSTM the cell.
    countOutputs: ({ units, dropout }, { shape, classes }) =>
      sequenceShape(id, shape)[0] * units * (gates + 2) +
      units * (layersWith(dropout) - 1) +
      classes,
  };
}

/** What both have to say. */
function named(label: string, english: string, chinese: string): WordsOf<typeof parameters> {
  return {
    en: {
      label,
      summary: `${english} that reads sequences, or images row by row.`,
      parameters: {
        units: { label: 'Units', help: 'Hidden units of the recurrent layer.' },
        dropout: DROPOUT_WORDS.en,
      },
    },
    zh: {
      label,
      summary: `读取序列或逐行读取图像的${chinese}。`,
      parameters: {
        units: { label: '单元数', help: '循环层的隐藏单元数。' },
        dropout: DROPOUT_WORDS.zh,
      },
    },
  };
}
