import type { LayerUnits, RunNetwork } from '../../contract/network-structure.ts';
import type { NetworksTask } from '../dataset-process/network-tasks.ts';
import type { NetworkTask } from '../dataset-process/open-network.ts';
import type { Workbench } from '../workbench.ts';
import { getTrainedRun, networkOf } from './trained-run.ts';

type Parts = Pick<Workbench, 'orm' | 'dataDir' | 'datasets' | 'places'>;

/**
 * The layers of a run's network and how they are wired, beside those of its dense baseline.
 *
 * @throws NotFound; UserError when the run is not trained, or its network is missing or damaged.
 */
export function runNetwork(workbench: Parts, id: string): Promise<RunNetwork> {
  return workbench.datasets.process.ask('structure', networksOf(workbench, id));
}

/**
 * The units of a layer of it.
 *
 * @throws NotFound; UserError likewise, and where the layer makes none.
 */
export function runUnits(workbench: Parts, id: string, layer: string): Promise<LayerUnits> {
  return workbench.datasets.process.ask('units', { ...networksOf(workbench, id), layer });
}

function networksOf(workbench: Parts, id: string): NetworksTask {
  const { run, baseline } = getTrainedRun(workbench, id);
  return { own: networkOf(workbench, run) as NetworkTask, dense: networkOf(workbench, baseline) };
}
