import { z } from 'zod';
import { selectUnits } from '../pruning/select-units.ts';
import { examplesParameter } from './examples-parameter.ts';
import { scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({
  scope: scopeParameter('layer'),
  examples: examplesParameter,
});

/** Importance of a hidden unit: its mean activation, after the non-linearity. */
export const activationMean: MaskStrategy<typeof parameters> = {
  id: 'activation-mean',
  version: 1,
  kind: 'mask',
  label: 'Mean activation',
  family: 'activation',
  granularity: 'unit',
  summary: 'Removes the hidden units with the lowest mean activation.',
  citation:
    'The "activation" criterion of Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017',
  parameters,
  async mask(context, { scope, examples }) {
    const activity = await context.activity(examples);
    const scores = activity.map(({ layer, mean }) => ({ layer, values: mean }));
    return selectUnits(context, scores, { scope, sparsity: context.level });
  },
};
