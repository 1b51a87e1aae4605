import type { Training } from '../../../contract/experiment.ts';

const PARAMETERS: Readonly<Record<string, string>> = {
  maxTrainExamples: 'training images',
  maxTestExamples: 'test images',
  validationFraction: 'validation share',
  hidden: 'hidden units',
  sha256: 'SHA-256',
};

/** Values that are words in a document. */
const VALUES: Readonly<Record<string, string>> = { layer: 'per layer' };

/** Parameters whose value stands among words or says it all. */
const PHRASES: Readonly<Record<string, (value: string) => string>> = {
  scope: (value) => value,
  like: (value) => `layers as in ${value}`,
  batches: (value) => `${value} ${value === '1' ? 'batch' : 'batches'}`,
  examples: (value) => `${value} ${value === '1' ? 'example' : 'examples'}`,
  interval: (value) => (value === '1' ? 'every step' : `every ${value} steps`),
};

const optimizers: Record<Training['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD with momentum',
  adam: 'Adam',
  rmsprop: 'RMSProp',
  adamw: 'AdamW',
};

const executions: Record<Training['execution'], string> = {
  compiled: 'compiled',
  eager: 'eager',
};

const epochs = (n: number, shown: string) => `${shown} ${n === 1 ? 'epoch' : 'epochs'}`;

/** What was chosen and how it was trained. */
export const recipe = {
  list: (items: readonly string[]) => items.join(', '),
  choices: (items: readonly string[]) => items.join('; '),
  choice: (name: string, parameters: readonly string[]) => `${name} (${parameters.join(', ')})`,
  parameter: (name: string, value: string) =>
    PHRASES[name]?.(value) ?? `${PARAMETERS[name] ?? spaced(name)} ${value}`,
  values: (values: readonly string[]) => values.map((value) => VALUES[value] ?? value).join(' '),
  optimizers,
  momentum: (name: string, shown: string) => `${name} ${shown}`,
  executions,
  steps: (execution: Training['execution']) => `${executions[execution]} steps`,
  epochs,
  learningRate: (shown: string) => `learning rate ${shown}`,
  batches: (shown: string) => `batches of ${shown}`,
  weightDecay: (shown: string) => `weight decay ${shown}`,
  shifted: (n: number, shown: string) =>
    `images shifted by up to ${shown} ${n === 1 ? 'pixel' : 'pixels'}`,
  mirrored: 'every other image mirrored',
  warmUp: (n: number, shown: string) => `warm-up over ${epochs(n, shown)}`,
  stepwise: (factor: string, every: number, shown: string) =>
    `times ${factor} every ${every === 1 ? 'epoch' : epochs(every, shown)}`,
  cosine: (share: string) => `falling as a cosine to ${share} of it`,
  oneShotOnly: 'none: one-shot only',
  asInTraining: 'otherwise as in training',
};

/** `someName` as words: `some name`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
