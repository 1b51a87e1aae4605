import type { RunSpec } from '../../contract/run.ts';
import { UserError } from '../../contract/errors.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import type { OpenNetwork } from '../../engine/network/layer-units.ts';
import { masksOf } from '../../engine/network/stored-masks.ts';
import { writeVariables } from '../../engine/network/variables.ts';
import { Shelf, type Kept } from '../../engine/runs/shelf.ts';
import { topologyOfRun } from '../../engine/runs/whole-network.ts';
import { modelOf } from '../../engine/thinning/thin-model.ts';
import { storedNetwork } from '../trainer/stored-network.ts';

/** The stored network of a run. */
export interface NetworkTask {
  readonly spec: RunSpec;
  readonly weightsDir: string;
  readonly sha256: string;
  readonly places: DataPlaces;
}

/** A run's, its baseline's, a second run's, and one that was looked at before. */
const MOST_OPEN = 4;
const shelf = new Shelf<OpenNetwork & Kept>(MOST_OPEN);

/**
 * A stored network as a model that can be asked. It stays open for the questions that follow, until
 * others have taken its place: use it within one `inTurn`.
 *
 * @throws UserError that names the file, when it is missing or damaged.
 */
export async function openNetwork(task: NetworkTask): Promise<OpenNetwork> {
  const known = shelf.find(task.sha256);
  if (known) return known;
  const network = await storedNetwork(task.weightsDir, task.sha256);
  const model = await modelOf(await topologyOfRun(network, task.spec, task.places));
  writeVariables(model, network.values);
  return shelf.put(task.sha256, {
    model,
    values: network.values,
    masks: masksOf(network),
    thinnedFrom: network.thinnedFrom,
    size: 1,
    dispose: () => model.dispose(),
  });
}

/** The same; null where there is no such network, or its file is gone. */
export async function findNetwork(task: NetworkTask | null): Promise<OpenNetwork | null> {
  if (task === null) return null;
  try {
    return await openNetwork(task);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Does what asks open networks when all that asked before is done, so that none is closed in use. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done;
  return done;
}
