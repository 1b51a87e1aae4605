import { z } from 'zod';
import type { ArchitectureStrategy } from './strategy.ts';

const parameters = z.strictObject({});

/**
 * The control for every pruned model: is the large network needed at all? The smaller network gets
 * as many epochs as a pruned one has had in all, before pruning and after.
 */
export const scratch: ArchitectureStrategy<typeof parameters> = {
  id: 'scratch',
  version: 1,
  kind: 'architecture',
  label: 'Smaller network from scratch',
  family: 'compression',
  granularity: 'architecture',
  summary:
    'Trains a narrower network of the asked size from its own initialisation, for as many epochs in all.',
  citation:
    'Liu, Sun, Zhou, Huang and Darrell, "Rethinking the Value of Network Pruning", ICLR 2019',
  parameters,
  epochs: ({ training, fineTuning }) => training + fineTuning,
};
