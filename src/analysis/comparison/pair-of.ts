import { IMPORTED } from '../../contract/experiment.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { Pair } from '../../contract/soundness.ts';

/**
 * The data set and the architecture of an experiment. How much of a data set is used, how wide a network of
 * ours is, and from which weights an imported one starts, makes no other pair.
 */
export function pairOf({ dataset, model }: Pick<ExperimentDocument, 'dataset' | 'model'>): Pair {
  return {
    dataset: dataset.id === IMPORTED ? onlyNamed(dataset) : { id: dataset.id },
    model: model.id === IMPORTED ? onlyNamed(model) : { id: model.id },
  };
}

/** The same for the same pair, under whatever names its parts were imported. */
export function keyOfPair({ dataset, model }: Pair): string {
  return `${keyOf(dataset)} ${keyOf(model)}`;
}

/** The same for the same data, or the same architecture. */
export function keyOf({ id, sha256 }: Choice): string {
  return typeof sha256 === 'string' ? sha256 : id;
}

/** What was imported is known by its hash, and called by its name. */
function onlyNamed({ id, name, sha256 }: Choice): Choice {
  return { id, name, sha256 };
}
