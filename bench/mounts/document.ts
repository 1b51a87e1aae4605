/** Runs at a time. */
export const WORKERS = 2;

/** Long enough that its first runs are at work while something happens to the disk, and no longer. */
export const document = {
  name: 'While the disk is away',
  dataset: { id: 'mnist', maxTrainExamples: 3000, maxTestExamples: 500 },
  model: { id: 'mlp', hidden: [64] },
  training: { epochs: 250, learningRate: 0.1 },
  fineTuning: { epochs: 60, learningRate: 0.05 },
  strategies: [{ id: 'magnitude', schedule: { id: 'iterative', rounds: 4 } }, { id: 'random' }],
  sparsities: [0.8],
  seeds: [0, 1],
};
