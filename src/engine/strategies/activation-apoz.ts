import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { selectUnits } from '../pruning/select-units.ts';
import type { UnitActivity } from '../network/weights.ts';
import { EXAMPLES_WORDS, examplesParameter } from './examples-parameter.ts';
import { SCOPE_WORDS, scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({
  scope: scopeParameter('layer'),
  examples: examplesParameter,
});

/** Importance of a hidden unit: the less often its activation is zero, the more it matters. */
export const activationApoz: MaskStrategy<typeof parameters> = {
  id: 'activation-apoz',
  kind: 'mask',
  words: {
    en: {
      label: 'Share of zero activations (APoZ)',
      summary: 'Removes the hidden units whose output is zero most often.',
      parameters: { scope: SCOPE_WORDS.en, examples: EXAMPLES_WORDS.en },
    },
    zh: {
      label: '零激活比例（APoZ）',
      summary: '剪去输出最常为零的隐藏单元。',
      parameters: { scope: SCOPE_WORDS.zh, examples: EXAMPLES_WORDS.zh },
    },
  },
  family: 'activation',
  granularity: 'unit',
  citation:
    'Hu, Peng, Tai and Tang, "Network Trimming: A Data-Driven Neuron Pruning Approach towards Efficient Deep Architectures", arXiv:1607.03250, 2016',
  parameters,
  async mask(context, { scope, examples }) {
    const activity = await context.activity(examples);
    requireZeros(activity);
    const scores = activity.map(({ layer, zeroShare }) => ({
      layer,
      values: zeroShare.map((share) => -share),
    }));
    return selectUnits(context, scores, { scope, sparsity: context.level });
  },
};

/** Without zeros all units tie, and those removed would only be the first. */
function requireZeros(activity: readonly UnitActivity[]): void {
  for (const { layer, zeroShare } of activity) {
    if (zeroShare.some((share) => share !== 0)) continue;
    throw new UserError(
      say`No unit of layer ${layer} is ever exactly zero, so the share of zeros ranks none of
        them. It needs a ReLU; use activation-mean for this model.`,
    );
  }
}
