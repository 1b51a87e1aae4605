import { IMPORTED } from '../../../contract/experiment.ts';
import type { RunSpec } from '../../../contract/run.ts';
import type { DataPlaces } from '../../../engine/datasets/dataset.ts';
import type { Behind, InputLayout } from '../../../formats/network.ts';
import { importedNetwork } from '../../trainer/stored-network.ts';

/** How the network of a run goes into the file that it is taken away in. */
export interface Origin {
  /** How examples lay in the files that it was imported from; undefined where that says nothing. */
  readonly input: InputLayout | undefined;
  /** What stood behind the logits there. */
  readonly behind: Behind;
}

const NOWHERE: Origin = { input: undefined, behind: null };

/**
 * What a run's network was before it was imported: its users expect the same inputs and outputs of what
 * is made of it.
 *
 * @param shape of an example that the run's network takes.
 * @throws UserError where the imported network is missing or damaged.
 */
export async function originOf(
  { model }: RunSpec,
  { models }: DataPlaces,
  shape: readonly number[],
): Promise<Origin> {
  const { id, sha256 } = model;
  if (id !== IMPORTED || typeof sha256 !== 'string' || models === undefined) return NOWHERE;
  const { provenance } = await importedNetwork(models, sha256);
  if (!provenance || !('imported' in provenance)) return NOWHERE;
  const { input, behind } = provenance.imported;
  // Where its examples are reshaped to what it takes, they lie here as the data have them.
  const fits =
    input.axes.length === shape.length &&
    input.axes.every((axis, at) => input.original[axis] === shape[at]);
  return { input: fits ? input : undefined, behind };
}
