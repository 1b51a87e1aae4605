import type { RunSpec } from '../../contract/run.ts';
import type { DataPlaces } from '../datasets/dataset.ts';
import type { Network } from '../network/network-file.ts';
import { topologyOf } from '../thinning/thin-model.ts';
import { runArchitecture } from './run-architecture.ts';

/**
 * The layers of a stored network. Version 0.1.0 stored whole networks without a topology: theirs is
 * that of the run's spec.
 *
 * @param places where the data sets lie, which say what the model of an old file takes in.
 */
export async function topologyOfRun(
  { topology }: Pick<Network, 'topology'>,
  spec: RunSpec,
  places?: DataPlaces,
): Promise<object> {
  if (topology !== null) return topology;
  const { own } = await runArchitecture(spec, places);
  const model = await own.build();
  try {
    return topologyOf(model);
  } finally {
    model.dispose();
  }
}
