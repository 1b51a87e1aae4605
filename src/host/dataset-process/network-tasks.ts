import { UserError } from '../../contract/errors.ts';
import type { LayerUnits, RunNetwork } from '../../contract/network-structure.ts';
import { say } from '../../contract/sentence.ts';
import { networkStructure } from '../../engine/metrics/network-structure.ts';
import { layerUnits } from '../../engine/network/layer-units.ts';
import { findNetwork, inTurn, openNetwork, type NetworkTask } from './open-network.ts';

/** The network of a run, and the one that it was made of. */
export interface NetworksTask {
  readonly own: NetworkTask;
  /** Null where its weights are gone. */
  readonly dense: NetworkTask | null;
}

/** @throws UserError when the run's network is missing or damaged. */
export function readStructure({ own, dense }: NetworksTask): Promise<RunNetwork> {
  return inTurn(async () => {
    const network = await openNetwork(own);
    const whole = await findNetwork(dense);
    return { own: networkStructure(network), dense: whole && networkStructure(whole) };
  });
}

/** @throws UserError likewise, and where the layer makes no units. */
export function readUnits({
  own,
  dense,
  layer,
}: NetworksTask & { readonly layer: string }): Promise<LayerUnits> {
  return inTurn(async () => {
    const units = layerUnits(await openNetwork(own), await findNetwork(dense), layer);
    if (units) return units;
    throw new UserError(
      say`The network of this run has no layer ${layer} that makes units of its own: choose another
        layer.`,
    );
  });
}
