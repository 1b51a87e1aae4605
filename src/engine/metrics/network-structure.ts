import type { NetworkStructure } from '../../contract/network-structure.ts';
import { unitColumns, unitWeights, type OpenNetwork } from '../network/layer-units.ts';
import { wiringOf } from '../network/structure.ts';
import { countLayers } from './layer-figures.ts';

/**
 * The layers of a network as they are wired, each with what it holds and costs, and what of that is
 * not removed. A layer that is used in several places is counted where it is first used.
 *
 * @throws UserError for a layer with weights whose class is not in the table of layers.
 */
export function networkStructure({
  model,
  values,
  masks,
}: Pick<OpenNetwork, 'model' | 'values' | 'masks'>): NetworkStructure {
  const { nodes, edges } = wiringOf(model);
  const figures = new Map(countLayers(model, masks).map((layer) => [layer.name, layer]));
  const columns = unitColumns(model);
  return {
    edges: [...edges],
    nodes: nodes.map(({ weights, window, strides, shape, ...use }) => {
      const counted = use.id === use.layer ? figures.get(use.layer) : undefined;
      const made = columns.get(use.layer);
      const units = made && unitWeights(made, values, masks);
      return {
        ...use,
        shape: [...shape],
        weights: weights && [...weights],
        window: window && [...window],
        strides: strides && [...strides],
        units: units?.length ?? null,
        unitsLeft: units?.filter(({ left }) => left > 0).length ?? null,
        parameters: counted?.parameters ?? 0,
        parametersLeft: counted?.nonzeroParameters ?? 0,
        macs: counted?.macs ?? 0,
        macsLeft: counted?.effectiveMacs ?? 0,
      };
    }),
  };
}
