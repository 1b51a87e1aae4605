const SEEDS = 2;
/** Per seed a dense baseline, the same trained as long, and three strategies. */
const RUNS_PER_SEED = 5;

/** What differs from one to the next, so that trainers meet other networks, optimizers and strategies. */
const KINDS = [
  {
    model: { id: 'mlp', hidden: [16] },
    optimizer: 'sgd',
    strategies: [{ id: 'magnitude' }, { id: 'taylor' }, { id: 'activation-mean' }],
  },
  {
    model: { id: 'mlp', hidden: [24, 12] },
    optimizer: 'adam',
    strategies: [{ id: 'l0' }, { id: 'activation-apoz' }, { id: 'scratch' }],
  },
  {
    model: { id: 'lenet-5', channels: [4, 6], hidden: 20 },
    optimizer: 'momentum',
    strategies: [
      { id: 'magnitude', schedule: { id: 'iterative', rounds: 3 } },
      { id: 'random', scope: 'layer' },
      { id: 'activation-mean' },
    ],
  },
  {
    model: { id: 'gru', units: 12 },
    optimizer: 'adam',
    strategies: [{ id: 'magnitude' }, { id: 'random' }, { id: 'taylor' }],
  },
  {
    model: { id: 'mlp', hidden: [16], dropout: 0.2 },
    optimizer: 'adamw',
    strategies: [
      { id: 'magnitude', schedule: { id: 'cubic', every: 4 } },
      { id: 'activation-mean' },
      { id: 'scratch' },
    ],
  },
] as const;

/** Experiments that are at work at a time, one of each kind, and their runs. */
export const AT_A_TIME = KINDS.length;
export const RUNS_AT_A_TIME = KINDS.length * SEEDS * RUNS_PER_SEED;

/** The document of a number: of every kind in turn, and with seeds of its own, so that no two share a run. */
export function soakDocument(number: number) {
  const { model, optimizer, strategies } = KINDS[number % KINDS.length] as (typeof KINDS)[number];
  return {
    name: `Soak ${number}`,
    dataset: { id: 'mnist', maxTrainExamples: 1000, maxTestExamples: 200 },
    model,
    training: { epochs: 1, learningRate: 0.01, optimizer },
    fineTuning: { epochs: 1 },
    strategies,
    sparsities: [0.5],
    seeds: Array.from({ length: SEEDS }, (_, seed) => number * SEEDS + seed),
  };
}
