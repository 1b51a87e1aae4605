/**
 * The smallest real experiment: a dense baseline, the same one trained on, and one pruned run of a small
 * net on a part of MNIST, done in seconds.
 *
 * @param seed experiments of different seeds share no run
 */
export function tinyDocument(seed = 0) {
  return {
    name: `Tiny ${seed}`,
    dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 500 },
    model: { id: 'mlp', hidden: [16] },
    training: { epochs: 1, learningRate: 0.1 },
    fineTuning: { epochs: 1 },
    strategies: [{ id: 'magnitude', scope: 'global' }],
    sparsities: [0.5],
    seeds: [seed],
  };
}
