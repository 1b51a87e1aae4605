import { IMPORTED } from '../../contract/experiment.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { Pair } from '../../contract/soundness.ts';

/**
 * The data set and the architecture of an experiment. How much of a data set is used, and how wide a network
 * is, makes no other pair.
 */
export function pairOf({ dataset, model }: Pick<ExperimentDocument, 'dataset' | 'model'>): Pair {
  return {
    dataset: dataset.id === IMPORTED ? onlyNamed(dataset) : { id: dataset.id },
    model: { id: model.id },
  };
}

/** The same for the same pair, under whatever names a data set was imported. */
export function keyOfPair({ dataset, model }: Pair): string {
  return `${keyOfDataset(dataset)} ${model.id}`;
}

/** The same for the same data. */
export function keyOfDataset({ id, sha256 }: Choice): string {
  return typeof sha256 === 'string' ? sha256 : id;
}

/** An imported set is known by its hash, and called by its name. */
function onlyNamed({ id, name, sha256 }: Choice): Choice {
  return { id, name, sha256 };
}
