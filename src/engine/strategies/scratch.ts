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
  label: 'Smaller network from scratch',
  family: 'compression',
  granularity: 'architecture',
  summary:
    'Trains a narrower network of the asked size from its own initialisation, for as many epochs in all.',
  citation:
    'Liu, Sun, Zhou, Huang and Darrell, "Rethinking the Value of Network Pruning", ICLR 2019',
  parameters: z.strictObject({}),
  rebuild: smallerAtSparsity,
};
