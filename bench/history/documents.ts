import type { ExperimentDocument } from '../../src/contract/experiment.ts';
import { parseDocument } from '../../src/host/experiments/parse-document.ts';

/** An experiment as a group has many of them over the years. */
export interface MadeUpExperiment {
  readonly document: ExperimentDocument;
  readonly tags: readonly string[];
  readonly notes: string;
}

const EXPERIMENTS = 500;
/** Of the small experiments, so many have 20 runs and the others 18: with the large one 10,000 runs. */
const WITH_20_RUNS = 259;

const MODELS = [
  { id: 'mlp', hidden: [128] },
  { id: 'mlp', hidden: [300, 100] },
  { id: 'lenet-5' },
  { id: 'resnet-20' },
] as const;
const STRATEGIES = ['magnitude', 'taylor', 'activation-mean', 'fpgm', 'random', 'lamp'] as const;
const TAGS = ['paper', 'ablation', 'rebuttal', 'thesis-chapter-4', 'to repeat', 'course'] as const;

/** What is asked of so many runs; dense networks are two for each seed. */
const SHAPES = {
  18: { seeds: 3, strategies: 2, sparsities: [0.5, 0.8] },
  20: { seeds: 2, strategies: 4, sparsities: [0.7, 0.9] },
  500: { seeds: 10, strategies: 6, sparsities: [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] },
} as const;

/** The 500 experiments, the oldest first and the large one last. Each has seeds of its own, so that none shares a run. */
export function madeUpExperiments(): MadeUpExperiment[] {
  return Array.from({ length: EXPERIMENTS }, (_, index) => {
    const isLarge = index === EXPERIMENTS - 1;
    const shape = SHAPES[isLarge ? 500 : index < WITH_20_RUNS ? 20 : 18];
    const number = String(index + 1).padStart(3, '0');
    const first = STRATEGIES.slice(index % STRATEGIES.length);
    const strategies = [...first, ...STRATEGIES].slice(0, shape.strategies);
    return {
      document: parseDocument({
        formatVersion: 1,
        name: isLarge ? `Synthetic ${number}: every strategy` : `Synthetic ${number}`,
        description: 'Made-up figures, to see how the app does with many experiments.',
        dataset: { id: 'mnist', maxTestExamples: 2000 },
        model: MODELS[isLarge ? 0 : index % MODELS.length],
        training: { epochs: 3 },
        fineTuning: { epochs: 2 },
        strategies: strategies.map((id) => ({ id })),
        sparsities: shape.sparsities,
        seeds: Array.from({ length: shape.seeds }, (__, seed) => 10 * index + seed),
      }),
      tags: TAGS.filter((_tag, place) => (index + place) % 7 === 0 || (index * place) % 11 === 5),
      notes: index % 9 === 0 ? `Made-up note of experiment ${number}.` : '',
    };
  });
}
