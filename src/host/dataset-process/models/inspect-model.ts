import { writeVariables } from '../../../engine/network/variables.ts';
import { modelOf } from '../../../engine/thinning/thin-model.ts';
import { importedNetwork } from '../../trainer/stored-network.ts';
import { modelInside } from './model-facts.ts';
import type { ModelInside } from './model-facts.ts';

/** An imported network where it is stored. */
export interface StoredModelTask {
  readonly modelsDir: string;
  readonly sha256: string;
}

/** @throws UserError where its file is missing or damaged. */
export async function inspectModel({ modelsDir, sha256 }: StoredModelTask): Promise<ModelInside> {
  const { topology, values } = await importedNetwork(modelsDir, sha256);
  const model = await modelOf(topology as object);
  try {
    writeVariables(model, values);
    return modelInside(model);
  } finally {
    model.dispose();
  }
}
