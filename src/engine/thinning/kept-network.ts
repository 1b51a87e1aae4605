import type { Network, ThinnedFrom } from '../network/network-file.ts';
import { readVariables } from '../network/variables.ts';
import type { Masks, PrunableModel } from '../network/weights.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { thinMasks } from './thin-masks.ts';
import { thinTopology, topologyOf } from './thin-model.ts';
import { thinValues } from './thin-values.ts';
import { unitsLeft, type Thinning } from './thinning.ts';

/**
 * A model with what its masks remove, as the network that is kept: thinned, or masked alone.
 *
 * @param prunable what of the model can be removed.
 * @param thinning what is to go for good; null where nothing is.
 */
export function keptNetwork(
  model: TensorFlow.LayersModel,
  prunable: Pick<PrunableModel, 'weights' | 'groups'>,
  masks: Masks,
  thinning: Thinning | null,
): Omit<Network, 'provenance'> {
  const topology = topologyOf(model);
  const values = readVariables(model);
  if (thinning === null) return { topology, values, masks, thinnedFrom: null };
  return {
    topology: thinTopology(topology, thinning),
    values: thinValues(values, thinning),
    masks: thinMasks(prunable.weights, masks, thinning),
    thinnedFrom: thinnedFrom(prunable, masks),
  };
}

function thinnedFrom(
  { weights, groups }: Pick<PrunableModel, 'weights' | 'groups'>,
  masks: Masks,
): ThinnedFrom {
  return Object.fromEntries(
    groups.flatMap((group) => {
      const kept = unitsLeft(weights, group, masks);
      return kept.length < group.units ? [[group.name, { units: group.units, kept }] as const] : [];
    }),
  );
}
