import { z } from 'zod';
import { criterion } from './criterion.ts';
import { EXAMPLES_WORDS, examplesParameter } from './examples-parameter.ts';

/** Importance of a unit: its mean absolute activation, after the non-linearity. */
export const activationMean = criterion({
  id: 'activation-mean',
  version: 1,
  words: {
    en: {
      label: 'Mean activation',
      summary: 'Removes the hidden units that are active least on average.',
      parameters: { examples: EXAMPLES_WORDS.en },
    },
    zh: {
      label: '平均激活',
      summary: '剪去平均激活最低的隐藏单元。',
      parameters: { examples: EXAMPLES_WORDS.zh },
    },
  },
  family: 'activation',
  citation:
    'The "activation" criterion of Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017',
  parameters: z.strictObject({ examples: examplesParameter }),
  answers: { granularity: 'unit', scope: 'layer' },
  open: ['scope', 'schedule'],
  scoreUnits: async (network, { examples }) =>
    (await network.activity(examples)).map(({ layer, mean }) => ({ layer, values: mean })),
});
