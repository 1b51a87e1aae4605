import type { Network, ThinnedFrom } from '../network/network-file.ts';
import { readPrunable, unitLayers } from '../network/prunable.ts';
import { readVariables } from '../network/variables.ts';
import type { Masks } from '../network/weights.ts';
import { keptUnits } from '../pruning/units.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { thinTopology, topologyOf } from './thin-model.ts';
import { thinningOf, thinValues } from './thinning.ts';

/**
 * A model with what its masks remove as the network that is kept: where `thin` asks for it and whole
 * units are all that is removed, without them; else masked.
 */
export function keptNetwork(
  model: TensorFlow.LayersModel,
  masks: Masks,
  { thin }: { readonly thin: boolean },
): Omit<Network, 'provenance'> {
  const topology = topologyOf(model);
  const values = readVariables(model);
  const net = { weights: readPrunable(model), unitLayers: unitLayers(model) };
  const thinning = thin ? thinningOf(net, masks) : null;
  if (thinning === null) return { topology, values, masks, thinnedFrom: null };
  return {
    topology: thinTopology(topology, thinning),
    values: thinValues(values, thinning),
    masks: new Map(),
    thinnedFrom: thinnedFrom(net, masks),
  };
}

function thinnedFrom(
  { weights, unitLayers: groups }: Parameters<typeof thinningOf>[0],
  masks: Masks,
): ThinnedFrom {
  return Object.fromEntries(
    groups.flatMap((group) => {
      const flags = keptUnits(weights, group, masks);
      const kept = [...flags.keys()].filter((unit) => flags[unit] !== 0);
      return kept.length < group.units
        ? [[group.layer, { units: group.units, kept }] as const]
        : [];
    }),
  );
}
