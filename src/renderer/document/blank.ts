import { USUAL_CONTROLS } from '../../analysis/soundness/controls.ts';
import type { Catalogue } from '../../contract/catalogue.ts';
import type { DraftDocument } from './draft-document.ts';
import { LEVEL_SETS } from './levels.ts';

const SEEDS = [0, 1, 2, 3, 4];

/** A document to begin with: the first data set and model, a tenth
 * of the training examples set aside to choose by, the controls, five levels, five seeds. */
export function blankDocument(
  { datasets, models, strategies }: Pick<Catalogue, 'datasets' | 'models' | 'strategies'>,
  name: string,
): DraftDocument {
  const offered = new Set(strategies.map(({ id }) => id));
  return {
    formatVersion: 1,
    name,
    dataset: { id: datasets[0]?.id ?? '', validationFraction: 0.1, stratify: true },
    model: { id: models[0]?.id ?? '' },
    training: { optimizer: 'sgd', learningRate: 0.1, batchSize: 64, epochs: 5 },
    fineTuning: { epochs: 2 },
    strategies: USUAL_CONTROLS.filter((id) => offered.has(id)).map((id) => ({ id })),
    sparsities: [...LEVEL_SETS.powers],
    seeds: SEEDS,
  };
}
