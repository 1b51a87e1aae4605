import { z } from 'zod';
import { selectUnits } from '../pruning/select-units.ts';
import { EXAMPLES_WORDS, examplesParameter } from './examples-parameter.ts';
import { SCOPE_WORDS, scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({
  scope: scopeParameter('layer'),
  examples: examplesParameter,
});

/** Importance of a hidden unit: its mean activation, after the non-linearity. */
export const activationMean: MaskStrategy<typeof parameters> = {
  id: 'activation-mean',
  kind: 'mask',
  words: {
    en: {
      label: 'Mean activation',
      summary: 'Removes the hidden units that are active least on average.',
      parameters: { scope: SCOPE_WORDS.en, examples: EXAMPLES_WORDS.en },
    },
    zh: {
      label: '平均激活',
      summary: '剪去平均激活最低的隐藏单元。',
      parameters: { scope: SCOPE_WORDS.zh, examples: EXAMPLES_WORDS.zh },
    },
  },
  family: 'activation',
  granularity: 'unit',
  citation:
    'The "activation" criterion of Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017',
  parameters,
  async mask(context, { scope, examples }) {
    const activity = await context.activity(examples);
    const scores = activity.map(({ layer, mean }) => ({ layer, values: mean }));
    return selectUnits(context, scores, { scope, sparsity: context.level });
  },
};
