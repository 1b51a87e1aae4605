/*
 * A mixed experiment: what a run is made of stands here at least once, on little data, so that all of it
 * is done in a few minutes.
 */

const dataset = { id: 'mnist', maxTrainExamples: 3000, maxTestExamples: 500 };
const seeds = [0, 1];

const plain = {
  name: 'SGD with a falling rate: at once, in rounds, gradually, and controls that follow',
  dataset,
  model: { id: 'mlp', hidden: [64] },
  training: {
    epochs: 40,
    learningRate: 0.1,
    schedule: { id: 'step', every: 15, factor: 0.3, warmupEpochs: 2 },
  },
  fineTuning: { epochs: 20, learningRate: 0.05 },
  strategies: [
    { id: 'magnitude' },
    { id: 'magnitude', schedule: { id: 'iterative', rounds: 4 } },
    { id: 'magnitude', granularity: 'unit', schedule: { id: 'cubic', every: 40 } },
    { id: 'random' },
    { id: 'random-proportional', like: 'l0', with: { interval: 30 } },
  ],
  sparsities: [0.8],
  seeds,
};

const adaptive = {
  name: 'Adam with dropout, augmentation, a cosine and validation: masks that return, units thinned',
  dataset: { ...dataset, validationFraction: 0.1 },
  model: { id: 'mlp', hidden: [48], dropout: 0.2 },
  training: {
    epochs: 30,
    optimizer: 'adam',
    learningRate: 0.003,
    schedule: { id: 'cosine', warmupEpochs: 1 },
    augmentation: { shift: 2 },
  },
  fineTuning: { epochs: 15 },
  strategies: [
    { id: 'l0', interval: 25 },
    { id: 'taylor', schedule: { id: 'cubic', every: 50 } },
    { id: 'activation-mean' },
    { id: 'lamp' },
  ],
  sparsities: [0.7],
  seeds,
};

const convolutional = {
  name: 'LeNet-5 by momentum with augmentation: filters thinned, from the initial weights',
  dataset: { ...dataset, maxTrainExamples: 1500 },
  model: { id: 'lenet-5' },
  training: { epochs: 8, optimizer: 'momentum', learningRate: 0.02, augmentation: { shift: 1 } },
  fineTuning: { epochs: 5 },
  strategies: [{ id: 'fpgm' }, { id: 'snip' }, { id: 'scratch' }],
  sparsities: [0.5],
  seeds,
};

const recurrent = {
  name: 'A GRU by RMSProp',
  dataset: { ...dataset, maxTrainExamples: 1500 },
  model: { id: 'gru', units: 16 },
  training: { epochs: 8, optimizer: 'rmsprop', learningRate: 0.003 },
  fineTuning: { epochs: 5 },
  strategies: [{ id: 'magnitude', scope: 'layer' }],
  sparsities: [0.6],
  seeds,
};

interface Lengthy {
  readonly training: { readonly epochs: number };
  readonly fineTuning: { readonly epochs: number };
}

/** The same with so many times the epochs, for one seed and fewer strategies. */
const longer = <T extends Lengthy>(document: T, times: number, strategies: readonly object[]) => ({
  ...document,
  training: { ...document.training, epochs: times * document.training.epochs },
  fineTuning: { ...document.fineTuning, epochs: times * document.fineTuning.epochs },
  strategies,
  seeds: [0],
});

/** By how long their runs take: a few seconds, or minutes, so that checkpoints come as they do for users. */
export const documents = {
  short: [plain, adaptive, convolutional, recurrent],
  long: [
    longer(plain, 100, [
      { id: 'magnitude', granularity: 'unit', schedule: { id: 'cubic', every: 4000 } },
      { id: 'random-proportional', like: 'l0', with: { interval: 3000 } },
    ]),
    longer(adaptive, 50, [{ id: 'l0', interval: 1250 }]),
    longer(convolutional, 40, [{ id: 'fpgm' }]),
    longer(recurrent, 50, [{ id: 'magnitude', scope: 'layer' }]),
  ],
} as const;
