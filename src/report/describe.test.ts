import { describe, expect, it } from 'vitest';
import { figuresIn } from '../language/figures.ts';
import { experimentDocumentSchema, trainingSchema } from '../contract/experiment.ts';
import { describeFineTuning, describeTraining } from './describe.ts';
import { wordsIn } from './words/words.ts';

const words = wordsIn('en');
const telling = { figures: figuresIn('en'), words };
const training = (recipe: object) => describeTraining(trainingSchema.parse(recipe), telling);
const fineTuning = (recipe: object) =>
  describeFineTuning(
    experimentDocumentSchema.parse({
      name: 'x',
      dataset: { id: 'mnist' },
      model: { id: 'mlp' },
      fineTuning: recipe,
      strategies: [{ id: 'magnitude' }],
      seeds: [0],
    }),
    telling,
  );

describe('a recipe in words', () => {
  it('says what every training has', () => {
    expect(training({})).toBe('SGD, learning rate 0.01, batches of 64, 10 epochs, compiled steps');
    expect(training({ optimizer: 'momentum', momentum: 0.8 })).toMatch(/^SGD with momentum 0\.8,/);
  });

  it.each([
    [{ schedule: { id: 'step', every: 30 } }, 'times 0.1 every 30 epochs'],
    [{ schedule: { id: 'step', every: 1 } }, 'times 0.1 every epoch'],
    [
      { schedule: { id: 'cosine', final: 0.05, warmupEpochs: 1 } },
      'falling as a cosine to 5% of it, warm-up over 1 epoch',
    ],
    [{ schedule: { id: 'milestones' } }, 'times 0.1 after 50%, 75% of the steps'],
    [{ optimizer: 'nesterov', momentum: 0.8 }, 'SGD with Nesterov momentum 0.8'],
    [{ epochs: 0 }, '0 epochs: the imported network is taken as it is'],
    [{ initialisation: 'he-normal' }, 'weights drawn from N(0, 2 / fan-in) at first'],
    [{ weightDecay: 0.0005 }, 'weight decay 0.0005'],
    [{ augmentation: { shift: 1 } }, 'images shifted by up to 1 pixel,'],
    [{ augmentation: { shift: 4, flip: true } }, 'up to 4 pixels, every other image mirrored'],
  ])('says %j', (recipe, words) => {
    expect(training(recipe)).toContain(words);
  });

  it('says nothing of what is off', () => {
    expect(training({ augmentation: { flip: true } })).not.toContain('shifted');
    expect(training({ schedule: { id: 'constant' } })).toBe(training({}));
  });

  it('says how fine-tuning differs from training', () => {
    expect(fineTuning({ epochs: 0 })).toBe('none: one-shot only');
    expect(fineTuning({ epochs: 1, learningRate: 0.001, schedule: { id: 'cosine' } })).toBe(
      '1 epoch, learning rate 0.001, falling as a cosine to 0% of it, otherwise as in training',
    );
    expect(fineTuning({ epochs: 2, learningRate: 'last' })).toBe(
      '2 epochs, at the last learning rate of training, otherwise as in training',
    );
  });
});
