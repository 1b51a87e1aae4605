import type { Figures } from '../../../charts/figures.ts';
import type {
  Choice,
  ExperimentDocument,
  Schedule,
  Training,
} from '../../../contract/experiment.ts';

/** An entry of a registry with its parameters: `Multilayer perceptron (hidden 128)`. */
export function describeChoice(
  { id: _id, name: _own, ...parameters }: Choice,
  name: string,
): string {
  const words = Object.entries(parameters).map(
    ([key, value]) => `${spaced(key)} ${inWords(value)}`,
  );
  return words.length === 0 ? name : `${name} (${words.join(', ')})`;
}

/** `maxTrainExamples` as words: `max train examples`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const OPTIMIZERS: Record<Training['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD with momentum',
  adam: 'Adam',
  rmsprop: 'RMSprop',
  adamw: 'AdamW',
};

/** The recipe by which the dense baseline is trained. */
export function describeTraining(training: Training, figures: Figures): string {
  const { optimizer, momentum, weightDecay, augmentation, schedule } = training;
  return [
    optimizer === 'momentum'
      ? `${OPTIMIZERS.momentum} ${figures.plain(momentum)}`
      : OPTIMIZERS[optimizer],
    `learning rate ${figures.plain(training.learningRate)}`,
    ...describeSchedule(schedule, figures),
    `batches of ${figures.count(training.batchSize)}`,
    epochsText(training.epochs, figures),
    ...(weightDecay === undefined ? [] : [`weight decay ${figures.plain(weightDecay)}`]),
    ...(augmentation === undefined
      ? []
      : [
          ...(augmentation.shift > 0
            ? [
                `images shifted by up to ${figures.count(augmentation.shift)} ` +
                  (augmentation.shift === 1 ? 'pixel' : 'pixels'),
              ]
            : []),
          ...(augmentation.flip ? ['every other image mirrored'] : []),
        ]),
    `${training.execution} steps`,
  ].join(', ');
}

/** The budget after pruning; what it does not say is as in training. */
export function describeFineTuning(
  { fineTuning, training }: ExperimentDocument,
  figures: Figures,
): string {
  if (fineTuning.epochs === 0) return 'none: one-shot only';
  return [
    epochsText(fineTuning.epochs, figures),
    `learning rate ${figures.plain(fineTuning.learningRate ?? training.learningRate)}`,
    ...describeSchedule(fineTuning.schedule, figures),
    'otherwise as in training',
  ].join(', ');
}

function describeSchedule(schedule: Schedule | undefined, figures: Figures): string[] {
  if (schedule === undefined) return [];
  const warmUp =
    schedule.warmupEpochs > 0 ? [`warm-up over ${epochsText(schedule.warmupEpochs, figures)}`] : [];
  switch (schedule.id) {
    case 'constant':
      return warmUp;
    case 'step':
      return [
        `times ${figures.plain(schedule.factor)} every ${schedule.every === 1 ? 'epoch' : epochsText(schedule.every, figures)}`,
        ...warmUp,
      ];
    case 'cosine':
      return [`falling as a cosine to ${figures.sparsity(schedule.final)} of it`, ...warmUp];
  }
}

function epochsText(epochs: number, figures: Figures): string {
  return `${figures.plain(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}
