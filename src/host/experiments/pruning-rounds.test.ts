import { expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';
import { pruningRounds } from './pruning-rounds.ts';

const documentOf = (...strategies: object[]) =>
  parseDocument({
    name: 'Rounds',
    dataset: { id: 'mnist' },
    model: { id: 'mlp' },
    training: { epochs: 10, batchSize: 50 },
    fineTuning: { epochs: 4 },
    strategies,
    sparsities: [0.5, 0.9],
    seeds: [0],
  });
// 1,000 images in batches of 50 are 20 steps an epoch, and 80 of fine-tuning.
const used = { train: 1000, validation: 0, test: 100 };

it('rounds are told in epochs of training and fine-tuning together', () => {
  const schedule = { id: 'iterative', rounds: 4 };
  const rounds = pruningRounds(documentOf({ id: 'magnitude', schedule }), used);
  expect(rounds).toMatchObject([{ strategy: 'magnitude', epochs: [10, 11, 12, 13] }]);
});

it('what prunes in the midst of an epoch has the fraction of it', () => {
  const schedule = { id: 'cubic', every: 30, until: 1 };
  const [cubic] = pruningRounds(documentOf({ id: 'magnitude', schedule }), used);
  // At least ten rounds: every 8 steps.
  expect(cubic?.epochs.map((epoch) => Math.round((epoch - 10) * 20))).toEqual([
    8, 16, 24, 32, 40, 48, 56, 64, 72, 80,
  ]);
});

it('what prunes once, or is built smaller, has none', () => {
  expect(
    pruningRounds(documentOf({ id: 'magnitude' }, { id: 'snip' }, { id: 'scratch' }), used),
  ).toEqual([]);
});

it('folds have fewer steps an epoch', () => {
  const schedule = { id: 'project', every: 10 };
  const document = documentOf({ id: 'magnitude', schedule });
  // With 5 folds 800 images are trained on, in 16 steps: 64 of fine-tuning.
  const [folded] = pruningRounds({ ...document, crossValidation: { folds: 5 } }, used);
  expect(folded?.epochs.map((epoch) => (epoch - 10) * 16)).toEqual([0, 10, 20, 30, 40, 50, 60, 64]);
});

it('so many rounds that nobody could tell them apart are thinned out, but for the last', () => {
  const schedule = { id: 'project', every: 1 };
  const [every] = pruningRounds(documentOf({ id: 'magnitude', schedule }), {
    ...used,
    train: 50_000,
  });
  expect(every?.epochs.length).toBeLessThanOrEqual(202);
  expect(every?.epochs.at(-1)).toBe(14);
});
