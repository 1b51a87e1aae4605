import { z } from 'zod';
import { criterion } from './criterion.ts';
import { examplesParameter } from './examples-parameter.ts';

/** Importance of a unit: its mean absolute activation, after the non-linearity. */
export const activationMean = criterion({
  id: 'activation-mean',
  version: 1,
  label: 'Mean activation',
  family: 'activation',
  summary: 'Removes the hidden units with the lowest mean activation.',
  citation:
    'The "activation" criterion of Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017',
  parameters: z.strictObject({ examples: examplesParameter }),
  answers: { granularity: 'unit', scope: 'layer' },
  open: ['scope', 'schedule'],
  scoreUnits: async (network, { examples }) =>
    (await network.activity(examples)).map(({ layer, mean }) => ({ layer, values: mean })),
});
