import type { Training } from '../../../contract/experiment.ts';

const optimizers: Record<Training['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD with momentum',
  nesterov: 'SGD with Nesterov momentum',
  adam: 'Adam',
  rmsprop: 'RMSProp',
  adamw: 'AdamW',
};

const executions: Record<Training['execution'], string> = {
  compiled: 'compiled',
  eager: 'eager',
};

const initialisations: Record<NonNullable<Training['initialisation']>, string> = {
  'he-normal': 'weights drawn from N(0, 2 / fan-in) at first',
};

const epochs = (n: number, shown: string) => `${shown} ${n === 1 ? 'epoch' : 'epochs'}`;

/** What was chosen and how it was trained. */
export const recipe = {
  list: (items: readonly string[]) => items.join(', '),
  choices: (items: readonly string[]) => items.join('; '),
  optimizers,
  momentum: (name: string, shown: string) => `${name} ${shown}`,
  executions,
  steps: (execution: Training['execution']) => `${executions[execution]} steps`,
  epochs,
  takenAsIs: '0 epochs: the imported network is taken as it is',
  lastRate: 'at the last learning rate of training',
  learningRate: (shown: string) => `learning rate ${shown}`,
  batches: (shown: string) => `batches of ${shown}`,
  weightDecay: (shown: string) => `weight decay ${shown}`,
  shifted: (n: number, shown: string) =>
    `images shifted by up to ${shown} ${n === 1 ? 'pixel' : 'pixels'}`,
  mirrored: 'every other image mirrored',
  warmUp: (n: number, shown: string) => `warm-up over ${epochs(n, shown)}`,
  stepwise: (factor: string, every: number, shown: string) =>
    `times ${factor} every ${every === 1 ? 'epoch' : epochs(every, shown)}`,
  milestones: (factor: string, shares: readonly string[]) =>
    `times ${factor} after ${shares.join(', ')} of the steps`,
  initialisations,
  cosine: (share: string) => `falling as a cosine to ${share} of it`,
  oneShotOnly: 'none: one-shot only',
  asInTraining: 'otherwise as in training',
};
