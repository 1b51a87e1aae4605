import { z } from 'zod';
import { smallerAtSparsity } from '../models/smaller.ts';
import type { Rebuild } from './strategy.ts';

/**
 * The control for every pruned model: is the large network needed at all? The smaller network gets
 * as many epochs as a pruned one has had in all, before pruning and after.
 */
export const scratch: Rebuild = {
  kind: 'rebuild',
  id: 'scratch',
  version: 1,
  words: {
    en: {
      label: 'Smaller network from scratch',
      summary: 'Trains a narrower network of the same size from its own start.',
      parameters: {},
    },
    zh: { label: '从头训练的小网络', summary: '从头训练一个同等大小的更窄网络。', parameters: {} },
  },
  family: 'compression',
  granularity: 'architecture',
  citation:
    'Liu, Sun, Zhou, Huang and Darrell, "Rethinking the Value of Network Pruning", ICLR 2019',
  parameters: z.strictObject({}),
  rebuild: smallerAtSparsity,
};
