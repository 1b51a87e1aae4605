import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { UnitActivity } from '../network/weights.ts';
import { criterion } from './criterion.ts';
import { EXAMPLES_WORDS, examplesParameter } from './examples-parameter.ts';

/** Importance of a unit: the less often its activation is zero, the more it matters. */
export const activationApoz = criterion({
  id: 'activation-apoz',
  version: 1,
  words: {
    en: {
      label: 'Share of zero activations (APoZ)',
      summary: 'Removes the hidden units whose output is zero most often.',
      parameters: { examples: EXAMPLES_WORDS.en },
    },
    zh: {
      label: '零激活比例（APoZ）',
      summary: '剪去输出最常为零的隐藏单元。',
      parameters: { examples: EXAMPLES_WORDS.zh },
    },
  },
  family: 'activation',
  citation:
    'Hu, Peng, Tai and Tang, "Network Trimming: A Data-Driven Neuron Pruning Approach towards Efficient Deep Architectures", arXiv:1607.03250, 2016',
  parameters: z.strictObject({ examples: examplesParameter }),
  answers: { granularity: 'unit', scope: 'layer' },
  open: ['scope', 'schedule'],
  async scoreUnits(network, { examples }) {
    const activity = await network.activity(examples);
    requireZeros(activity);
    return activity.map(({ layer, zeroShare }) => ({
      layer,
      values: zeroShare.map((share) => -share),
    }));
  },
});

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
