import type { ChannelGroup, ModelDetails, ModelInfo } from '../../../contract/models.ts';
import { countLayers } from '../../../engine/metrics/layer-figures.ts';
import { networkStructure } from '../../../engine/metrics/network-structure.ts';
import { channelGroups } from '../../../engine/network/groups.ts';
import { unitColumns } from '../../../engine/network/layer-units.ts';
import { prunableVariables } from '../../../engine/network/prunable.ts';
import { namedVariables, readVariables } from '../../../engine/network/variables.ts';
import type { UnitGroup } from '../../../engine/network/weights.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';

/** What a list shows of a network. */
export type ModelFacts = Pick<
  ModelInfo,
  'inputShape' | 'outputs' | 'parameters' | 'prunableWeights' | 'prunableUnits' | 'macs'
>;

/** What there is to see in a network. */
export type ModelInside = Pick<ModelDetails, 'structure' | 'groups' | 'keptUnits'>;

/**
 * @throws UserError for a layer with weights whose class is not in the table of layers.
 */
export function modelFacts(model: TensorFlow.LayersModel): ModelFacts {
  const layers = countLayers(model);
  return {
    inputShape: model.inputs[0]?.shape.slice(1).map(Number) ?? [],
    outputs: Number(model.outputs[0]?.shape.at(-1)),
    parameters: sum(layers.map(({ parameters }) => parameters)),
    prunableWeights: sum(prunableVariables(model).map(({ variable }) => variable.size)),
    prunableUnits: sum(channelGroups(model).groups.map(({ units }) => units)),
    macs: sum(layers.map(({ macs }) => macs)),
  };
}

/** The layers of a network, its groups of units, and the units that cannot be removed, with reasons. */
export function modelInside(model: TensorFlow.LayersModel): ModelInside {
  const layerOf = new Map(namedVariables(model).map(({ name, layer }) => [name, layer.name]));
  const columns = unitColumns(model);
  const { groups, leftAlone } = channelGroups(model);
  return {
    structure: networkStructure({ model, values: readVariables(model), masks: new Map() }),
    groups: groups.map((group) => describedGroup(group, layerOf, (layer) => columns.has(layer))),
    keptUnits: leftAlone.map(({ layer, reason }) => ({
      layer,
      units: columns.get(layer)?.units.length ?? 0,
      reason,
    })),
  };
}

/** A group by its layers. A layer that makes no units of its own hands on those that it reads. */
function describedGroup(
  { name, units, producers, consumers, vectors }: UnitGroup,
  layerOf: ReadonlyMap<string, string>,
  makesUnits: (layer: string) => boolean,
): ChannelGroup {
  const layersOf = (weights: readonly { readonly name: string }[]) => [
    ...new Set(weights.map((weight) => layerOf.get(weight.name) ?? weight.name)),
  ];
  return {
    name,
    units,
    producers: layersOf(producers),
    consumers: layersOf(consumers).filter(makesUnits),
    carriers: layersOf([...consumers, ...vectors]).filter((layer) => !makesUnits(layer)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
