import type { Catalogue } from '../../../contract/catalogue.ts';
import type { DraftDocument } from './draft-document.ts';
import { LEVEL_SETS } from './levels.ts';

/**
 * What every comparison needs beside it, after Blalock et al. (MLSys 2020): the simplest criterion,
 * none at all, and a smaller network that was never pruned. Each with what can stand for it.
 */
export const CONTROLS = {
  magnitude: ['magnitude'],
  random: ['random', 'random-proportional'],
  scratch: ['scratch'],
} as const;
export type Control = keyof typeof CONTROLS;

/** The controls that a document lacks. */
export function lackingControls(strategies: readonly string[]): Control[] {
  return (Object.keys(CONTROLS) as Control[]).filter(
    (control) => !CONTROLS[control].some((id) => strategies.includes(id)),
  );
}

const SEEDS = [0, 1, 2];

/** A document to begin with: the first data set and model, the controls, five levels, three seeds. */
export function blankDocument(
  { datasets, models, strategies }: Pick<Catalogue, 'datasets' | 'models' | 'strategies'>,
  name: string,
): DraftDocument {
  const offered = new Set(strategies.map(({ id }) => id));
  return {
    formatVersion: 1,
    name,
    dataset: { id: datasets[0]?.id ?? '' },
    model: { id: models[0]?.id ?? '' },
    training: { optimizer: 'sgd', learningRate: 0.1, batchSize: 64, epochs: 5 },
    fineTuning: { epochs: 2 },
    strategies: Object.values(CONTROLS)
      .flat()
      .filter((id) => offered.has(id))
      .map((id) => ({ id })),
    sparsities: [...LEVEL_SETS.powers],
    seeds: SEEDS,
  };
}
