import type { RunSpec } from '../../contract/run.ts';
import { parametersOf } from '../choice.ts';
import type { DataPlaces, Dataset } from '../datasets/dataset.ts';
import { getDataset } from '../datasets/registry.ts';
import { runArchitecture } from './run-architecture.ts';
import { Shelf, type Kept } from './shelf.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/**
 * What a process that does one run after another keeps between them: data sets, and for each
 * architecture a workspace with its compiled programs. Bounded; what was used longest ago goes first.
 */
export interface Workshop {
  /**
   * Has `work` use the workspace that fits the spec. A workspace in which something failed, or that
   * was left half-way, is not used again.
   *
   * @param places where the data sets lie.
   * @throws Error while another run uses the workshop: they would share variables.
   */
  use<T>(spec: RunSpec, places: DataPlaces, work: (workspace: Workspace) => Promise<T>): Promise<T>;
  dispose(): void;
}

/** The data sets of so many bytes in all have workspaces; with all their copies it is a few times that. */
const MAX_DATA_BYTES = 256 * 2 ** 20;
/** A split of its own for each seed and fold. */
const MAX_DATASETS = 4;

export function createWorkshop(): Workshop {
  const datasets = new Shelf<Kept & { readonly dataset: Promise<Dataset> }>(MAX_DATASETS);
  const workspaces = new Shelf<Workspace>(MAX_DATA_BYTES);
  let busy = false;

  async function load(
    { dataset: choice, seed, fold }: RunSpec,
    places: DataPlaces,
  ): Promise<Dataset> {
    const key = JSON.stringify([choice, seed, fold, places]);
    const definition = getDataset(choice.id);
    const { dataset } = datasets.get(key, () => ({
      dataset: definition.load(parametersOf(choice, definition), { seed, fold, ...places }),
      size: 1,
      dispose: () => undefined,
    }));
    try {
      return await dataset;
    } catch (error) {
      // Not remembered: the user may put the files right.
      datasets.drop(key);
      throw error;
    }
  }

  return {
    async use(spec, places, work) {
      if (busy) throw new Error('A workshop serves one run at a time.');
      busy = true;
      let key: string | null = null;
      try {
        const { dataset: choice, seed, fold, training } = spec;
        const dataset = await load(spec, places);
        const { own } = await runArchitecture(spec, places);
        const definition = getDataset(choice.id);
        // Where the seed draws nothing, all seeds have the same data.
        const isDrawn = fold ?? definition.dependsOnSeed(parametersOf(choice, definition));
        const drawnBy = isDrawn ? [seed, fold] : null;
        key = JSON.stringify([choice, places, drawnBy, own.key, training.execution]);
        const workspace =
          workspaces.find(key) ??
          workspaces.put(key, createWorkspace(dataset, await own.build(), training.execution));
        return await work(workspace);
      } catch (error) {
        if (key !== null) workspaces.drop(key);
        throw error;
      } finally {
        busy = false;
      }
    },
    dispose() {
      workspaces.dispose();
      datasets.dispose();
    },
  };
}
